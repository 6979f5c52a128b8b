export type SecretShape = { kind: string; text: RegExp };

/** Secrets that show by their form alone: Coveo's first, then those that a rule set may miss when they stand outside their usual place. */
export const vendorSecrets: readonly SecretShape[] = [
  { kind: "coveo-key", text: /(?<![A-Za-z0-9])x{1,2}[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}(?![0-9a-f])/gi },
  { kind: "jwt", text: /(?<![\w-])ey[A-Za-z0-9_-]{8,4000}\.ey?[\w/+-]{8,8000}(?:\.[\w/+-]{0,2000})?/g },
  // Of an encrypted one the first of five parts can be told by its form; what follows, or another right behind, by what was hidden before it.
  { kind: "jwt", text: /(?<![\w-])eyJ[A-Za-z0-9_-]{8,4000}\./g },
  { kind: "jwt", text: /(?<=\[redacted:jwt\])[\w.-]{4,8000}/g },
  { kind: "aws-key-id", text: /(?<![A-Z0-9])(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Z0-9])/g },
  { kind: "github-token", text: /(?:gh[pousr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255})/g },
  // https://docs.gitlab.com/security/tokens/#token-prefixes, not whatever begins with "gl": "global-product-catalog" is a name.
  { kind: "gitlab-token", text: /\bgl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|rtr|soat|wt)-[\w-]{16,255}/g },
  { kind: "slack-token", text: /\bx(?:ox[a-z]|app)-[\w-]{8,255}/g },
  { kind: "slack-webhook", text: /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{8,255}/g },
  { kind: "stripe-key", text: /\b[sr]k_(?:live|test|prod)_\w{8,255}/g },
  { kind: "google-key", text: /\bAIza[\w-]{30,60}|\bya29\.[\w-]{16,2000}|\bGOCSPX-[\w-]{16,60}/g },
  { kind: "npm-token", text: /\bnpm_[A-Za-z0-9]{20,80}/g },
  { kind: "pypi-token", text: /\bpypi-[\w-]{16,400}/g },
  { kind: "sendgrid-key", text: /\bSG\.[\w-]{12,64}\.[\w-]{12,64}/g },
  { kind: "openai-key", text: /\bsk-[\w-]{16,255}/g },
  { kind: "shopify-token", text: /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{20,64}/g },
  { kind: "digitalocean-token", text: /\bdo[opr]_v1_[a-f0-9]{32,80}/g },
  { kind: "vault-token", text: /\bhv[sbr]\.[\w-]{16,255}/g },
  { kind: "databricks-token", text: /\bdapi[a-f0-9]{28,40}/g },
  { kind: "huggingface-token", text: /\bhf_[A-Za-z0-9]{20,60}/g },
  { kind: "buildkite-token", text: /\bbk[a-z]{1,3}_[\w-]{16,120}/g },
  { kind: "circleci-token", text: /\bCCI?PAT_[\w-]{16,120}|\bCCIPRJ_[\w-]{16,120}/g },
  { kind: "docker-token", text: /\bdckr_(?:pat|oat)_[\w-]{16,80}/g },
  { kind: "atlassian-token", text: /\bATA?TT?3[\w=-]{16,400}/g },
  { kind: "sonar-token", text: /\bsq[apu]_[a-f0-9]{32,48}/g },
  { kind: "jfrog-token", text: /\bAKC[\w]{10,120}/g },
  { kind: "twilio-key", text: /\b(?:SK|AC)[0-9a-f]{32}\b/g },
  { kind: "telegram-token", text: /\b\d{8,10}:[A-Za-z0-9_-]{35}\b/g },
];
