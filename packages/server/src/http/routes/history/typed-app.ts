import "../../route-scope.js";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { HistoryRouteDeps } from "./history-reader.js";

/** Adds routes whose handlers get what their zod schemas say. */
export type AddHistoryRoutes = (
  app: FastifyInstance<
    RawServerDefault,
    RawRequestDefaultExpression,
    RawReplyDefaultExpression,
    FastifyBaseLogger,
    ZodTypeProvider
  >,
  deps: HistoryRouteDeps,
) => void;

/** Path of a miner. */
export const minerPath = z.object({ id: z.string().min(1).max(300).describe("Id of a miner") });

/** What every route here asks of its caller, and where it stands in the description. */
export const config = { scope: "read" } as const;
export const tags = ["history"];
