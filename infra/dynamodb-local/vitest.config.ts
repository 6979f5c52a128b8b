import { defineConfig, mergeConfig } from "vitest/config";
import ordinary from "../../vitest.config.ts";

export default mergeConfig({ ...ordinary, test: { ...ordinary.test, include: [] } }, defineConfig({ test: { include: ["test/adapters/dynamodb/dynamodb-local.suite.ts"] } }));
