import type { FastifyInstance } from "fastify";
import { addGuardAnswers } from "./guard-answers.js";
import type { GuardApi } from "./guard-api.js";
import { addPins } from "./pins.js";

/** Adds the routes of the guard: what is pinned, what has drifted, and what a person has to say of it. */
export function registerGuardRoutes(app: FastifyInstance, { guard }: { readonly guard: GuardApi }): void {
  addPins(app, guard);
  addGuardAnswers(app, guard);
}
