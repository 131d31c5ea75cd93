import type { HearthashError } from "@hearthash/client";

/** The error a promise fails with; an error of its own when it does not fail. */
export async function failure(promise: Promise<unknown>): Promise<HearthashError> {
  try {
    await promise;
  } catch (error) {
    return error as HearthashError;
  }
  throw new Error("it did not fail");
}
