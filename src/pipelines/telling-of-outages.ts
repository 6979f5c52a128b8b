import { UnavailableError } from "../errors.ts";
import { tellOperations, type TellPorts } from "./tell-operations.ts";

/** A fault that passes is gone by then. */
const patientTries = 5;

/** Does a connection's work, and tells the operations channel where its CI still does not answer after some tries; the fault goes on. */
export const tellingOfOutages = async <T>(ports: TellPorts, connection: string, received: number, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UnavailableError && error.service === connection && received >= patientTries) {
      await tellOperations(ports, { connection, reason: error.message });
    }
    throw error;
  }
};
