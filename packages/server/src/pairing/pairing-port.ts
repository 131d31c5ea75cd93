import type { Actor, DeviceResource, PairingCodeResource } from "@hearthash/contract";
import type { IssuedDevice } from "../access/index.js";
import type { CodeGrant } from "./pairing-codes.js";

/** Somebody who shows a code. */
export interface PairingRequest {
  /** As it was typed. */
  readonly code: string;
  readonly deviceName: string;
  readonly listener: string;
  /** The caller's address: guesses are counted by it. */
  readonly from: string;
  readonly userAgent: string | undefined;
}

/** A code that was made: the only place where it stands. */
export interface MadeCode extends PairingCodeResource {
  /** As it is shown: `ABCD-EFGH`. */
  readonly code: string;
}

/** How phones come in: codes that are shown on one screen and typed on another, and the devices made by them. */
export interface Pairing {
  /** Makes a code; the one before ends. */
  createCode(grant: CodeGrant, by: Actor): MadeCode;
  /** The open one, without its code. */
  codes(): readonly PairingCodeResource[];
  cancelCodes(by: Actor): void;
  /**
   * Exchanges a code for a device.
   *
   * @throws PairingRefusedError for a wrong one; ServerError `pairing-over`, `locked-out`, `conflict`.
   */
  pair(request: PairingRequest): IssuedDevice;
  devices(): readonly DeviceResource[];
  /** @throws ServerError `not-found`. */
  renameDevice(id: string, name: string, by: Actor): DeviceResource;
  /** Ends the device and what it has open. @throws ServerError `not-found`. */
  revokeDevice(id: string, by: Actor): void;
}
