/** An effect of a home miner's coloured light. Source: vendor's published Nano 3S service (`ledset`). */
export type LedEffect = "off" | "on" | "blink" | "breathe" | "cycle";

/** A pool's address and login, as the owner gives it. */
export interface PoolLogin {
  /** `stratum+tcp://host:port`, or with `stratum+tls` or `stratum+ssl`. */
  readonly url: string;
  readonly worker: string;
  /** `x` unless given: an empty one would shift the fields behind it. */
  readonly password?: string;
}

/** Everything an owner can want of a miner, as plain data. */
export type Intent =
  | { readonly kind: "setWorkMode" /** A word of the model, such as `night`. */; readonly mode: string }
  | { readonly kind: "setWorkLevel" /** A number or a word of the model. */; readonly level: number | string }
  | { readonly kind: "standby" }
  | { readonly kind: "wake" }
  | {
      readonly kind: "setFan" /** Duty in percent, or the firmware's own regulation. */;
      readonly percent: number | "auto";
    }
  | { readonly kind: "setTargetTemp"; readonly celsius: number }
  | { readonly kind: "setRoomLimit"; readonly celsius: number }
  | { readonly kind: "setLcd"; readonly on: boolean }
  | {
      readonly kind: "setLed";
      readonly effect: LedEffect;
      /** 0 to 100; the present one unless given. */
      readonly brightness?: number;
      /** Red, green, blue, each 0 to 255; the present ones unless given. */
      readonly color?: readonly [number, number, number];
    }
  | { readonly kind: "cleanFilter" }
  | { readonly kind: "reboot" /** 0 to 300; 0 unless given. */; readonly delayS?: number }
  | { readonly kind: "setWebPassword"; readonly oldPassword: string; readonly newPassword: string }
  | { readonly kind: "switchPool"; readonly pool: number }
  | { readonly kind: "enablePool"; readonly pool: number }
  | { readonly kind: "disablePool"; readonly pool: number }
  | {
      readonly kind: "setPoolPriority" /** Pools, the one to be tried first in front. */;
      readonly pools: readonly number[];
    }
  | { readonly kind: "setPoolQuota"; readonly pool: number; readonly quota: number }
  | ({ readonly kind: "addPool" } & PoolLogin)
  | { readonly kind: "removePool"; readonly pool: number }
  | ({
      readonly kind: "setPool";
      /** 0 to 2: the pool to overwrite. */
      readonly slot: number;
      readonly webUser?: string;
      readonly webPassword: string;
    } & PoolLogin);

export type IntentKind = Intent["kind"];

/** The intent of one kind. */
export type IntentOf<Kind extends IntentKind> = Extract<Intent, { readonly kind: Kind }>;
