/** `T` with the members that may be unknown made optional. */
export type WithoutUnknown<T> = {
  readonly [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & {
  readonly [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Leaves the unknown members out: in our shapes unknown is absent, never a member that is `undefined`. */
export function withoutUnknown<T extends object>(record: T): WithoutUnknown<T> {
  const known = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as WithoutUnknown<T>;
}
