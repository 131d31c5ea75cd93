// The library builds on decorators, whose metadata this provides: it has to be loaded in front.
import "reflect-metadata";

export * as x509 from "@peculiar/x509";
