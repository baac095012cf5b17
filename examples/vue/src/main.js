import { createApp } from "vue";
import YourAccounts from "./your-accounts.vue";

createApp(YourAccounts).mount("#app");
