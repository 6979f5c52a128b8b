import { describe, expect, test } from "vitest";
import { readSettings } from "../src/config.ts";
import { readConnections } from "../src/connections.ts";
import { ConfigurationError } from "../src/errors.ts";

const secret = "a-slack-signing-secret-of-35-letters";

describe("the settings", () => {
  test("that are missing are all named, in one sentence", () => {
    expect(() => readSettings({}, ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"])).toThrow(
      "Settings to fix: SLACK_SIGNING_SECRET is missing; SLACK_BOT_TOKEN is missing.",
    );
  });

  test.each(["", "short", "a".repeat(31), `${secret},short`, ",", "whsec_this-is-no-base64-of-twenty-four", "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY"])("refuse %j as a secret", (value) => {
    expect(() => readSettings({ SLACK_SIGNING_SECRET: value }, ["SLACK_SIGNING_SECRET"])).toThrow(ConfigurationError);
  });

  test("name a malformed one without its value", () => {
    const read = () => readSettings({ SLACK_SIGNING_SECRET: "hunter2", SLACK_API_URL: "nowhere" }, ["SLACK_SIGNING_SECRET", "SLACK_API_URL"]);
    expect(read).toThrow(/SLACK_SIGNING_SECRET must have 32 characters or more; SLACK_API_URL/);
    expect(read).not.toThrow(/hunter2|nowhere/);
  });

  test.each([
    ["TABLE_NAME", "x", "TABLE_NAME must be a DynamoDB table's name: 3 to 255 letters, digits, dots, hyphens or underscores."],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be debug, info, warn, error or silent."],
  ] as const)("say in words what is wrong with %s=%s", (name, value, said) => {
    expect(() => readSettings({ [name]: value }, [name])).toThrow(said);
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

  const github = { name: "github", defaults: { baseUrl: "https://github.com", apiUrl: "https://api.github.com", logHosts: ["logs.example"] }, options: ["APP_ID"] };
  const more = (changes: object = {}) => JSON.stringify([{ name: "ghes", provider: "github", secrets: [secret], baseUrl: "https://git.acme.example", apiUrl: "https://git.acme.example/api/v3", ...changes }]);

  test("that CONNECTIONS lists stand beside the default ones", () => {
    const connections = readConnections({ CONNECTIONS: more({ token: "t", projects: ["acme/*"], options: { APP_ID: "1" } }) }, [github]);
    expect(connections.map(({ name }) => name)).toEqual(["github", "ghes"]);
    expect(connections[1]).toEqual({
      name: "ghes",
      provider: "github",
      baseUrl: "https://git.acme.example",
      apiUrl: "https://git.acme.example/api/v3",
      logHosts: ["logs.example"],
      secrets: [secret],
      token: "t",
      projects: ["acme/*"],
      options: { APP_ID: "1" },
    });
  });

  test("that CONNECTIONS lists without secrets have those set under their names", () => {
    const listed = more({ secrets: undefined });
    expect(readConnections({ CONNECTIONS: listed, GHES_WEBHOOK_SECRET: `${secret},${secret}2`, GHES_TOKEN: "t" }, [github])[1]).toMatchObject({ secrets: [secret, `${secret}2`], token: "t" });
    expect(readConnections({ CONNECTIONS: listed }, [github])[1]).toMatchObject({ secrets: [], token: undefined });
  });

  test("that are received from and have no secret are named", () => {
    expect(() => readConnections({ CONNECTIONS: more({ secrets: undefined }) }, [github], { receives: true })).toThrow("CONNECTIONS lists ghes, and GHES_WEBHOOK_SECRET is missing");
    expect(readConnections({ GHES_WEBHOOK_SECRET: secret, CONNECTIONS: more({ secrets: undefined }) }, [github], { receives: true })[1]?.secrets).toEqual([secret]);
  });

  test("that CONNECTIONS lists under a provider's name take the place of its default one", () => {
    expect(readConnections({ CONNECTIONS: more({ name: "github" }) }, [github]).map(({ apiUrl }) => apiUrl)).toEqual(["https://git.acme.example/api/v3"]);
  });

  test.each([
    ["no JSON", "[", "CONNECTIONS is no JSON"],
    ["a short secret", more({ secrets: ["hunter2"] }), "CONNECTIONS.0.secrets.0 must have 32 characters or more"],
    ["no secret", more({ secrets: [] }), "CONNECTIONS.0.secrets"],
    ["a name that is no address", more({ name: "Git Hub" }), "CONNECTIONS.0.name must be lower-case letters"],
    ["an unknown provider", more({ provider: "nobody" }), "ghes is of no provider; one of github"],
    ["an option of another provider", more({ options: { TOPIC: "1" } }), "ghes has an option TOPIC, which github does not know"],
    ["a misspelled key", more({ apiURL: "https://x.example" }), "CONNECTIONS.0"],
    ["a name twice", `[${more().slice(1, -1)},${more().slice(1, -1)}]`, "CONNECTIONS names ghes twice"],
  ])("with %s are refused, and why is said without a value", (_, json, message) => {
    expect(() => readConnections({ CONNECTIONS: json }, [github])).toThrow(message);
    expect(() => readConnections({ CONNECTIONS: json }, [github])).not.toThrow(/hunter2/);
  });
});
