import type { GuardResource, GuardRestore, PinMiner } from "@hearthash/contract";

/** What was chosen of a pin. */
export interface PinWishes {
  readonly watch5s: boolean;
  readonly pinMode: boolean;
  /** Its pools are to be pinned anew, as they are now. */
  readonly isAnew: boolean;
  readonly restore: GuardRestore;
  readonly isRiskTaken: boolean;
}

type Typed = (name: string) => string;

/** The field of a pinned pool's password, by its place. */
export function poolPasswordField(index: number): string {
  return `poolPassword${index}`;
}

/** What is sent. @throws Error in words for the form, where something is missing. */
export function pinBody(guard: GuardResource, wishes: PinWishes, text: Typed): PinMiner {
  const { watch5s, pinMode, restore, isAnew, isRiskTaken } = wishes;
  const isStoring = restore === "setpool";
  if (isStoring && !isRiskTaken)
    throw new Error("Storing pools has a risk: tick that you take it, or choose less.");
  const poolPasswords = isStoring ? typedPasswords(guard, text) : undefined;
  return {
    ...{ watch5s, pinMode, restore },
    ...(isAnew ? { pools: "present" as const } : {}),
    ...(poolPasswords === undefined ? {} : { poolPasswords: [...poolPasswords] }),
  };
}

/** The web password that was typed; undefined where none is needed or the kept one stays. */
export function webPasswordOf({ restore }: PinWishes, text: Typed): string | undefined {
  const typed = restore === "setpool" ? text("webPassword") : "";
  return typed === "" ? undefined : typed;
}

function typedPasswords(
  { pin, hasPoolPasswords }: GuardResource,
  text: Typed,
): readonly string[] | undefined {
  const typed = pin?.pools.map((_pool, index) => text(poolPasswordField(index))) ?? [];
  if (hasPoolPasswords && typed.every((one) => one === "")) return undefined;
  if (typed.some((one) => one === "")) throw new Error("Give the password of every pinned pool, or of none.");
  return typed;
}
