import { createHmac } from "node:crypto";

type Run = { repository?: string; repositoryId?: number; runId?: number; attempt?: number; conclusion?: string | null; updatedAt?: string };

/** A `workflow_run` delivery, with the fields that GitHub sends and the bot reads among some that it does not. */
export const workflowRunBody = ({ repository = "acme/catalog-loader", repositoryId = 77001, runId = 1001, attempt = 1, conclusion = "failure", updatedAt = new Date().toISOString() }: Run = {}): string =>
  JSON.stringify({
    action: "completed",
    workflow_run: {
      id: runId,
      name: "Nightly push",
      head_branch: "main",
      head_sha: "3484a3fb816e0859fd6e1cea078d76385ff50625",
      run_number: 12,
      run_attempt: attempt,
      event: "schedule",
      status: "completed",
      conclusion,
      html_url: `https://github.com/${repository}/actions/runs/${runId}`,
      pull_requests: [],
      updated_at: updatedAt,
    },
    workflow: { id: 1, name: "Nightly push" },
    repository: { id: repositoryId, name: repository.split("/")[1], full_name: repository, private: true },
    sender: { login: "octo-bot" },
  });

export const githubHeaders = (body: string | Buffer, secret: string, event = "workflow_run"): Record<string, string> => ({
  "content-type": "application/json",
  "x-github-event": event,
  "x-github-delivery": "00000000-0000-4000-8000-000000000001",
  "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
});
