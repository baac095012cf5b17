export { SandboxBankPage } from "guichet/testing";
