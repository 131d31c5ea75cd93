import { changeDeviceSchema, deviceSchema, pageOf } from "@hearthash/contract";
import { type AddRoutes, actorOf, idParams, nothing } from "../api-app.js";

const tags = ["pairing"];
const config = { scope: "admin" } as const;
const deviceList = pageOf(deviceSchema).pick({ items: true }).meta({ id: "DeviceList" });

/** Paired devices. */
export const addDeviceRoutes: AddRoutes = (app, { pairing }) => {
  app.route({
    method: "GET",
    url: "/api/v1/devices",
    config,
    schema: { operationId: "listDevices", summary: "Paired devices", tags, response: { 200: deviceList } },
    handler: ({ principal }) => {
      const own = principal?.sessionId;
      return { items: pairing.devices().map((one) => ({ ...one, isThisOne: one.id === own })) };
    },
  });

  app.route({
    method: "PATCH",
    url: "/api/v1/devices/:id",
    config,
    schema: {
      operationId: "changeDevice",
      summary: "Rename a device",
      tags,
      params: idParams,
      body: changeDeviceSchema,
      response: { 200: deviceSchema },
    },
    handler: (request) => {
      const { id } = request.params;
      const device = pairing.renameDevice(id, request.body.name, actorOf(request));
      return { ...device, isThisOne: id === request.principal?.sessionId };
    },
  });

  app.route({
    method: "DELETE",
    url: "/api/v1/devices/:id",
    config,
    schema: {
      operationId: "revokeDevice",
      summary: "Revoke a device at once, with what it has open",
      tags,
      params: idParams,
      response: { 204: nothing },
    },
    handler: async (request, reply) => {
      pairing.revokeDevice(request.params.id, actorOf(request));
      return await reply.code(204).send();
    },
  });
};
