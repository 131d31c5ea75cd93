import {
  applyPresetSchema,
  pageOf,
  presetInputSchema,
  presetOutcomeSchema,
  presetSchema,
} from "@hearthash/contract";
import { type AddRoutes, actorOf, idParams, MINER_PROBLEMS, nothing } from "./api-app.js";

const presetList = pageOf(presetSchema).pick({ items: true }).meta({ id: "PresetList" });
const tags = ["presets"];

/** Pools under a name. */
export const addPresets: AddRoutes = (app, deps) => {
  addCollection(app, deps);
  addOne(app, deps);
  addChanges(app, deps);
  addApply(app, deps);
};

const addCollection: AddRoutes = (app, { presets }) => {
  app.route({
    method: "GET",
    url: "/api/v1/presets",
    config: { scope: "admin" },
    schema: {
      operationId: "listPresets",
      summary: "All presets, without their passwords",
      tags,
      response: { 200: presetList },
    },
    handler: () => ({ items: [...presets.list()] }),
  });
  app.route({
    method: "POST",
    url: "/api/v1/presets",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "createPreset",
      summary: "Keep pools under a name",
      tags,
      body: presetInputSchema,
      response: { 201: presetSchema },
    },
    handler: (request, reply) => {
      const preset = presets.create(request.body, actorOf(request));
      void reply.code(201).header("location", `/api/v1/presets/${preset.id}`);
      return preset;
    },
  });
};

const addOne: AddRoutes = (app, { presets }) => {
  app.route({
    method: "GET",
    url: "/api/v1/presets/:id",
    config: { scope: "admin" },
    schema: {
      operationId: "getPreset",
      summary: "A preset, without its passwords",
      tags,
      params: idParams,
      response: { 200: presetSchema },
    },
    handler: (request) => presets.need(request.params.id),
  });
};

const addChanges: AddRoutes = (app, { presets }) => {
  app.route({
    method: "PUT",
    url: "/api/v1/presets/:id",
    config: { scope: "admin", problems: [409] },
    schema: {
      operationId: "replacePreset",
      summary: "Replace a preset",
      description: "A pool whose password is not given keeps the one it had.",
      tags,
      params: idParams,
      body: presetInputSchema,
      response: { 200: presetSchema },
    },
    handler: (request) => presets.replace(request.params.id, request.body, actorOf(request)),
  });
  app.route({
    method: "DELETE",
    url: "/api/v1/presets/:id",
    config: { scope: "admin" },
    schema: {
      operationId: "removePreset",
      summary: "Remove a preset",
      tags,
      params: idParams,
      response: { 204: nothing },
    },
    handler: (request, reply) => {
      presets.remove(request.params.id, actorOf(request));
      void reply.code(204).send();
    },
  });
};

const addApply: AddRoutes = (app, { presets }) => {
  app.route({
    method: "POST",
    url: "/api/v1/presets/:id/apply",
    config: { scope: "control", problems: MINER_PROBLEMS },
    schema: {
      operationId: "applyPreset",
      summary: "Give miners the pools of a preset",
      description: "One outcome for each miner: the commands made for it, or why none was.",
      tags,
      params: idParams,
      body: applyPresetSchema,
      response: { 202: presetOutcomeSchema },
    },
    handler: async (request, reply) => {
      const outcome = await presets.apply(request.params.id, request.body, actorOf(request), "rest");
      void reply.code(202);
      return outcome;
    },
  });
};
