export { SandboxWebviewPage } from "guichet/testing";
