import { describe, expect, test } from "vitest";
import { readConnections, readSettings } from "../src/config.ts";
import { ConfigurationError } from "../src/errors.ts";

const secret = "a-slack-signing-secret-of-35-letters";

describe("the settings", () => {
  test("that are missing are all named, in one sentence", () => {
    expect(() => readSettings({}, ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"])).toThrow(
      "Settings to mend: SLACK_SIGNING_SECRET is missing; SLACK_BOT_TOKEN is missing.",
    );
  });

  test.each(["", "short", "a".repeat(31), `${secret},short`, ","])("refuse %j as a secret", (value) => {
    expect(() => readSettings({ SLACK_SIGNING_SECRET: value }, ["SLACK_SIGNING_SECRET"])).toThrow(ConfigurationError);
  });

  test("name a malformed one without its value", () => {
    const read = () => readSettings({ SLACK_SIGNING_SECRET: "hunter2", SLACK_API_URL: "nowhere" }, ["SLACK_SIGNING_SECRET", "SLACK_API_URL"]);
    expect(read).toThrow(/SLACK_SIGNING_SECRET must have 32 characters or more; SLACK_API_URL/);
    expect(read).not.toThrow(/hunter2|nowhere/);
  });

  test("of one function are read without those of the others", () => {
    expect(readSettings({ SLACK_BOT_TOKEN: "xoxb-1" }, ["SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_COMMAND"])).toEqual({
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_API_URL: "https://slack.com/api/",
      SLACK_COMMAND: "/coveo-error",
    });
  });
});

describe("the connections", () => {
  const provider = { name: "azure-devops", defaults: { baseUrl: "https://dev.azure.com", apiUrl: "https://dev.azure.com", logHosts: [] } };

  test("have their provider's addresses unless others are set", () => {
    const [connection] = readConnections({ AZURE_DEVOPS_API_URL: "https://tfs.acme.example", AZURE_DEVOPS_TOKEN: "t" }, [provider]);
    expect(connection).toMatchObject({ name: "azure-devops", baseUrl: "https://dev.azure.com", apiUrl: "https://tfs.acme.example", token: "t", projects: ["*"] });
  });

  test("accept nothing without a secret, the common one where none is their own", () => {
    expect(readConnections({}, [provider])[0]?.secrets).toEqual([]);
    expect(readConnections({ CI_WEBHOOK_SECRET: secret }, [provider])[0]?.secrets).toHaveLength(1);
    expect(readConnections({ CI_WEBHOOK_SECRET: secret, AZURE_DEVOPS_WEBHOOK_SECRET: `${secret}1,${secret}2` }, [provider])[0]?.secrets).toEqual([
      `${secret}1`,
      `${secret}2`,
    ]);
  });

  test("name the setting that is malformed", () => {
    expect(() => readConnections({ AZURE_DEVOPS_WEBHOOK_SECRET: "short" }, [provider])).toThrow("AZURE_DEVOPS_WEBHOOK_SECRET must have 32 characters or more");
  });
});
