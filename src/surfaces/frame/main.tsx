import "./frame.css";
import { openFrame } from "./open-frame.tsx";

const root = document.getElementById("root");
if (root !== null) void openFrame(window, root);
