export { ChoosingAccountsScreen } from "../screens/choosing-accounts/choosing-accounts.controller.tsx";
export { ConnectedScreen } from "../screens/connected/connected.controller.tsx";
export { NoAccountScreen } from "../screens/no-account/no-account.controller.tsx";
export { NothingSharedScreen } from "../screens/nothing-shared/nothing-shared.controller.tsx";
