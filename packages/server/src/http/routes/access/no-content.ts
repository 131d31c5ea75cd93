import { z } from "zod";

/** Answer without a body. */
export const noContent = z.undefined().describe("Done");
