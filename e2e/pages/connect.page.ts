export { ConnectPage } from "guichet/testing";
