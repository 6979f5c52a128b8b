import { createProgram } from "./create-program.ts";
import { leaveWhenUnread } from "./leave-when-unread.ts";
import { reportFault } from "./report-fault.ts";

leaveWhenUnread(process.stdout);
try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = reportFault(error);
}
