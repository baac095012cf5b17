/** The English texts, ICU MessageFormat with named arguments. Their keys are the ids that every other catalogue must have. */
export const en = {
  // Shared labels
  "label.back": "Back",
  "label.close": "Close",
  "label.continue": "Continue",
  "label.cancel": "Cancel",
  "label.tryAgain": "Try again",
  "label.startAgain": "Start again",
  "label.notNow": "Not now",
  "label.checkAgain": "Check again",
  "label.keepWaiting": "Keep waiting",
  "label.leaveForLater": "Leave, come back later",
  "label.anotherBank": "Choose another bank",
  "label.notListed": "My bank is not listed",
  "label.bankSite": "Open your bank’s site (new tab)",
  "label.forgotten": "Forgotten your details? (new tab)",
  "label.support": "Copy details for support",
  "label.copied": "Copied",

  // Frame
  "dialog.name": "Connect your bank",
  "page.title": "{heading} – {app}",
  "page.titleWithErrors": "Error: {heading} – {app}",
  "bankMessage.heading": "Message from your bank",

  // Forms
  "form.required": "All fields are required unless marked optional.",
  "form.optional": "(optional)",
  "form.summary": "{count, plural, one {There is # problem} other {There are # problems}}",
  "form.unsent.heading": "Nothing was sent",
  "form.unsent.text":
    "There was no network. What you typed is still here: press again once you are back online.",
  "field.select": "Select an option",
  "field.show": "Show {label}",
  "field.hide": "Hide {label}",
  "field.visible": "{label}: visible",
  "field.hidden": "{label}: hidden",
  "field.error.required": "Fill in “{label}”.",
  "field.error.list": "Choose an option for “{label}”.",
  "field.error.digitsCount": "Enter {count, plural, one {# digit} other {# digits}} in “{label}”.",
  "field.error.digitsRange": "Enter {min} to {max} digits in “{label}”.",
  "field.error.digits": "Use digits only in “{label}”.",
  "field.error.email": "Enter an email address, like name@example.com.",
  "field.error.pattern":
    "Check “{label}”: your bank expects another format. Copy it as your bank writes it.",
  "field.error.dateIncomplete": "Enter the day, month and year, like 27/03/1980.",
  "field.error.dateNotReal": "This date does not exist. Check the day and month.",
  "field.error.tooLong":
    "“{label}”: {max, plural, one {# character} other {# characters}} at most.",
  "field.error.config": "Your bank did not accept one of these details. Check each of them.",

  // Waiting
  "wait.bank": "Your bank has not answered yet.",
  "wait.approval": "We have not received your approval yet.",
  "wait.bound": "Still no answer from your bank",

  // selectingConnector
  "selectingConnector.heading": "Choose your bank",
  "selectingConnector.field": "Bank name",
  "selectingConnector.personal": "Personal",
  "selectingConnector.business": "Business",
  "selectingConnector.unstable": "May not work well now",
  "selectingConnector.country": "Country",
  "selectingConnector.loading": "Loading the list",
  "selectingConnector.count": "{count, plural, one {# bank} other {# banks}}",

  // loadFailed, noResult, notListed
  "loadFailed.heading": "This did not load",
  "loadFailed.text": "Check your network, then try again.",
  "noResult.heading": "No bank found for “{query}”",
  "noResult.text": "Check the spelling, or try the brand or the region.",
  "noResult.closest": "Closest matches",
  "noResult.primary": "Clear the search",
  "notListed.heading": "Your bank is not in the list",
  "notListed.text": "If the country is right, it cannot be connected here for now.",
  "notListed.primary": "Back to the list",

  // choosingSource
  "choosingSource.heading": "How do you want to connect?",
  "choosingSource.webauth": "On your bank’s site or app",
  "choosingSource.credentials": "Here, with your sign-in details",
  "choosingSource.accounts": "Accounts: {list}",
  "choosingSource.error": "Choose how to connect.",
  "choosingSource.more.heading": "Some accounts may be missing",
  "choosingSource.more.text": "You can reach these by signing in another way: {list}.",
  "choosingSource.more.primary": "Add them",
  "choosingSource.more.secondary": "Continue without them",

  // enteringCredentials
  "enteringCredentials.heading": "Sign in to {bank}",
  "enteringCredentials.text": "Use your usual sign-in details.",
  "enteringCredentials.foot": "Your sign-in details are encrypted on this device.",
  "enteringCredentials.primary": "Sign in",
  "enteringCredentials.beforeWebauth.heading": "First, one detail",
  "enteringCredentials.beforeWebauth.text": "You then sign in at {bank}.",
  "enteringCredentials.sending.heading": "Connecting to {bank}",
  "enteringCredentials.sending.text": "This may take a few minutes. Keep this page open.",
  "enteringCredentials.wrongpass.heading": "These details did not work",
  "enteringCredentials.wrongpass.text": "Check them, then try again.",
  "enteringCredentials.wrongpassAgain.heading": "Check before you try again",
  "enteringCredentials.wrongpassAgain.text":
    "Two refusals so far. Some banks block access at the third.",
  "enteringCredentials.newPassword.heading": "Enter your new password",
  "enteringCredentials.newPassword.text": "The one you have just chosen at your bank.",

  // tooManyTries
  "tooManyTries.heading": "We stop here to protect your access",
  "tooManyTries.text":
    "Your bank refused several tries and may have blocked access. Check there, then start again later.",

  // leavingForBank, returningFromBank, returnedWithoutResult, wrongBrowser, resuming
  "leavingForBank.heading": "You will continue at {bank}",
  "leavingForBank.text":
    "Sign in on your bank’s own site or app, then come back here. Keep your phone at hand.",
  "leavingForBank.primary": "Continue to {bank}",
  "leavingForBank.opening": "Opening the site",
  "leavingForBank.webview.heading": "You will continue at Powens",
  "leavingForBank.webview.text":
    "{app} uses Powens to reach your bank. You sign in there, then come back here.",
  "leavingForBank.webview.primary": "Continue to Powens",
  "leavingForBank.blocked.heading": "Open your bank with this link",
  "leavingForBank.blocked.text":
    "This page is inside another one, which opens nothing by itself. If the link does not work either, open this service in a tab of its own.",
  "returningFromBank.heading": "Checking with your bank",
  "returningFromBank.text": "Keep this page open. The next step appears by itself.",
  "returningFromBank.beside.heading": "Continue in the other tab",
  "returningFromBank.beside.text":
    "Sign in to your bank there, then come back here. The next step appears by itself.",
  "returningFromBank.beside.secondary": "Open {bank} again",
  "returnedWithoutResult.heading": "The connection was not completed",
  "returnedWithoutResult.text": "Nothing was changed. You can try again.",
  "returnedWithoutResult.primary": "Try again with {bank}",
  "wrongBrowser.heading": "Finish where you started",
  "wrongBrowser.text":
    "This window cannot finish the connection. Go back to the browser or device where you began. If this request is not yours, close this page.",
  "resuming.heading": "You had already started",
  "resuming.text": "Your bank is waiting for the next step.",
  "resuming.primary": "Carry on",

  // answering
  "answering.heading": "One more step for your bank",
  "answering.hint": "Codes come by text message, email or your bank’s app.",
  "answering.primary": "Confirm",
  "answering.secondary": "Ask for a new code",
  "answering.next.heading": "Another step for your bank",
  "answering.next.text": "Your answer was accepted. Your bank asks for more.",
  "answering.refused.heading": "Your bank did not accept this answer",
  "answering.refused.text": "Check it, or ask for a new code.",
  "answering.notTaken.heading": "Your answer did not get through",
  "answering.notTaken.text":
    "There was a fault on the way, so your bank asks again. Enter it once more, or ask for a new code.",
  "answering.newCode.notice": "We asked your bank for a new code. Use the latest one.",

  // awaitingDecoupled, decoupledEnded, SCARequired
  "awaitingDecoupled.heading": "Approve in your bank’s app",
  "awaitingDecoupled.text":
    "Open the app, check that the request is yours, then approve it. The next step appears here by itself.",
  "awaitingDecoupled.secondary": "I did not get anything",
  "awaitingDecoupled.help.text":
    "Open the app: the request may be there. When this request expires, you can send another.",
  "awaitingDecoupled.next.heading": "Approve once more",
  "awaitingDecoupled.next.text": "Your bank asks for another approval.",
  "decoupledEnded.refused.heading": "The request was not approved",
  "decoupledEnded.expired.heading": "The request has expired",
  "decoupledEnded.ended.heading": "The approval was not completed",
  "decoupledEnded.text": "Nothing was changed. Open the app before you send a new one.",
  "decoupledEnded.primary": "Send a new request",
  "SCARequired.heading": "Your bank wants to check it is you",
  "SCARequired.text": "Banks ask for this from time to time.",
  "SCARequired.primary": "Start",

  // syncing, choosingAccounts, nothingShared, noAccount
  "syncing.heading": "Connected. Getting your accounts",
  "syncing.text": "It may take a few minutes and goes on if you leave.",
  "choosingAccounts.heading": "Which accounts do you want to share?",
  "choosingAccounts.text":
    "{app} will see the balance and transactions of the chosen accounts, until {date}.",
  "choosingAccounts.textWithoutDate":
    "{app} will see the balance and transactions of the chosen accounts.",
  "choosingAccounts.primary":
    "{count, plural, =0 {Share} one {Share # account} other {Share # accounts}}",
  "choosingAccounts.selectAll": "Select all",
  "choosingAccounts.shareNothing": "Share nothing",
  "choosingAccounts.endingIn": "ending in {digits}",
  "choosingAccounts.chosen": "{count, plural, one {# chosen} other {# chosen}}",
  "choosingAccounts.error": "Choose at least one account, or “Share nothing”.",
  "choosingAccounts.partial.notice":
    "Some accounts could not be reached: {list}. You can add them later.",
  "choosingAccounts.partial.noticeWithoutList":
    "Some accounts could not be reached. You can add them later.",
  "choosingAccounts.unread.account": "The accounts could not be read: they are left out here.",
  "choosingAccounts.unread.subscription":
    "The contracts could not be read: they are left out here.",
  "choosingAccounts.notSaved.heading": "Your choice was not saved",
  "choosingAccounts.partlySaved.heading": "Part of your choice was not saved",
  "nothingShared.heading": "Nothing was shared",
  "nothingShared.text": "{app} sees none of these accounts.",
  "nothingShared.secondary": "Choose accounts",
  "noAccount.heading": "No account to share",
  "noAccount.none.text": "Your bank shows no account here.",
  "noAccount.unfit.text":
    "{count, plural, one {# account} other {# accounts}} found, but {app} only uses: {list}.",
  "noAccount.unfit.textWithoutList":
    "{count, plural, one {# account found, but {app} cannot use it.} other {# accounts found, but {app} cannot use them.}}",

  // connected
  "connected.heading": "Your bank is connected",
  "connected.text":
    "{bank}: {count, plural, one {# account} other {# accounts}} shared until {date}.",
  "connected.textWithoutDate":
    "{bank}: {count, plural, one {# account} other {# accounts}} shared.",
  "connected.textWithoutAccounts": "There is nothing more to do here.",
  "connected.stop": "To stop: {words}",
  "connected.primary": "Done",
  "connected.secondary": "Connect another bank",
  "connected.already.heading": "Your bank was already connected",
  "connected.already.text": "It is up to date. Nothing was added twice.",

  // actionNeeded, passwordExpired
  "actionNeeded.heading": "Your bank needs something from you",
  "actionNeeded.text": "Do what it asks on its site or app, then come back here.",
  "actionNeeded.secondary": "I have done it",
  "actionNeeded.stillWaiting": "Your bank is still waiting",
  "passwordExpired.heading": "Your bank password has expired",
  "passwordExpired.text": "Change it at your bank, then enter the new one here.",
  "passwordExpired.secondary": "I have changed it",

  // rateLimiting, websiteUnavailable, bug
  "rateLimiting.heading": "Your bank is limiting requests for now",
  "rateLimiting.known.text": "Nothing for you to do: we will try again {when}.",
  "rateLimiting.known.textWithoutTime": "Nothing for you to do: we will try again.",
  "rateLimiting.first.text": "Nothing was connected. Try again later.",
  "websiteUnavailable.heading": "Your bank is not answering",
  "websiteUnavailable.known.text": "We will try again {when}.",
  "websiteUnavailable.known.textWithoutTime": "We will try again.",
  "websiteUnavailable.first.text": "Nothing was connected. Try again later.",
  "bug.heading": "Something went wrong on our side",
  "bug.known.text": "Nothing for you to do: updates will start again.",
  "bug.first.text": "Nothing was connected. Try again later.",

  // loadFailed, by who does not answer
  "noAnswer.heading": "Powens is not answering",
  "noAnswer.text":
    "Powens connects to your bank, and cannot be reached right now. It is not your network: try again in a few minutes.",
  "unreachable.text":
    "The service cannot be reached. Check your network; if it works, try again later.",
  "unreadable.text": "The answer could not be used. Try again, or come back later.",

  // notSupported, unknown, outcomeUnknown, tooManyRequests
  "notSupported.heading": "This kind of account is not supported",
  "notSupported.text": "{bank}: “{label}” cannot be connected for now.",
  "notSupported.textWithoutLabel": "{bank}: it cannot be connected for now.",
  "notSupported.secondary": "Change my choice",
  "unknown.heading": "We cannot finish this now",
  "unknown.text": "There is nothing for you to do. You can come back later.",
  "outcomeUnknown.heading": "Checking whether it worked",
  "outcomeUnknown.text": "We did not receive the answer. Do not enter your details again yet.",
  "outcomeUnknown.nothing.notice": "Nothing was connected. Try again.",
  "tooManyRequests.heading": "Too many requests in a short time",
  "tooManyRequests.text": "You can try again {when}.",
  "tooManyRequests.textWithoutTime": "You can try again later.",

  // offline, leaving, sessionExpiring, sessionExpired, brokenIntegration, finishedElsewhere
  "offline.heading": "You are offline",
  "offline.text": "Waiting goes on when the network is back. Nothing is sent by itself.",
  "offline.back.notice": "Back online",
  "leaving.heading": "Leave now?",
  "leaving.text": "This connection will not be completed.",
  "leaving.primary": "Stay",
  "leaving.secondary": "Leave",
  "sessionExpiring.heading": "This page will expire soon",
  "sessionExpiring.text": "For your safety, it closes {when}.",
  "sessionExpiring.primary": "Stay here",
  "sessionExpired.heading": "This page has expired",
  "sessionExpired.text": "This is for your safety. What was connected stays connected.",
  "sessionExpired.refused.heading": "We could not confirm who you are",
  "sessionExpired.refused.text":
    "The service you came from gave no answer for you. Try again, or sign in there again first.",
  "brokenIntegration.heading": "This page is not set up correctly",
  "brokenIntegration.text": "You can tell the service you came from.",
  "finishedElsewhere.heading": "Was it you?",
  "finishedElsewhere.text": "Your bank was connected. This page could not see who did it.",
  "finishedElsewhere.primary": "Yes, continue",
  "finishedElsewhere.secondary": "No, do not use it",

  // Beyond the screens: accessible names, what replaces an unknown name or list, names of account types
  // (by their Powens name) and the shapes of a time.
  "label.loading": "Loading",
  "field.day": "Day",
  "field.month": "Month",
  "field.year": "Year",
  "wait.elapsed": "Waiting for {minutes, plural, =0 {{seconds} s} other {# min {seconds} s}}",
  "selectingConnector.otherCountries": "Other countries",
  "selectingConnector.allCountries": "All countries",
  "selectingConnector.kind": "Kind of account",
  "selectingConnector.allKinds": "All kinds",
  "selectingConnector.list": "Banks",
  "selectingConnector.showMore": "Show more banks",
  "choosingSource.webview": "With your sign-in details, at Powens",
  "choosingSource.more.textWithoutList": "You can reach them by signing in another way.",
  "leavingForBank.webview.textWithoutApp":
    "This service uses Powens to reach your bank. You sign in there, then come back here.",
  "answering.field": "Your answer",
  "app.start": "This application",
  "app.inside": "this application",
  "choosingAccounts.contracts.heading": "Which contracts do you want to share?",
  "choosingAccounts.contracts.text": "{app} will see the documents of the chosen contracts.",
  "choosingAccounts.contracts.primary":
    "{count, plural, =0 {Share} one {Share # contract} other {Share # contracts}}",
  "choosingAccounts.contracts.error": "Choose at least one contract, or “Share nothing”.",
  "choosingAccounts.contracts.group": "contracts",
  "nothingShared.contracts.text": "{app} sees none of these contracts.",
  "nothingShared.contracts.secondary": "Choose contracts",
  "connected.contracts.text":
    "{bank}: {count, plural, one {# contract} other {# contracts}} shared.",
  "connected.receipt": "Save a receipt",
  "receipt.title": "What you chose to share",
  "receipt.notice":
    "This page was made by {app} from what it showed you. It is not a document from your bank.",
  "receipt.date": "Date",
  "receipt.bank": "Bank",
  "receipt.accounts": "Accounts",
  "receipt.contracts": "Contracts",
  "receipt.application": "Application",
  "receipt.purpose": "Purpose",
  "receipt.until": "Shared until",
  "receipt.stop": "To stop",
  "receipt.file": "receipt",
  "accountType.article83": "article 83 retirement plans",
  "accountType.capitalisation": "capitalisation contracts",
  "accountType.card": "cards",
  "accountType.cat": "term deposits",
  "accountType.cel": "home savings accounts (CEL)",
  "accountType.checking": "current accounts",
  "accountType.consumercredit": "consumer loans",
  "accountType.crowdlending": "crowdlending",
  "accountType.csl": "savings books (CSL)",
  "accountType.deposit": "deposit accounts",
  "accountType.joint": "joint accounts",
  "accountType.ldds": "sustainable savings accounts (LDDS)",
  "accountType.lifeinsurance": "life insurance",
  "accountType.livret_a": "Livret A savings accounts",
  "accountType.livret_b": "Livret B savings accounts",
  "accountType.loan": "loans",
  "accountType.madelin": "Madelin retirement plans",
  "accountType.market": "securities accounts",
  "accountType.mortgage": "home loans",
  "accountType.pea": "share savings plans (PEA)",
  "accountType.pee": "company savings plans (PEE)",
  "accountType.pel": "home savings plans (PEL)",
  "accountType.per": "retirement savings plans (PER)",
  "accountType.perco": "company retirement plans (PERCO)",
  "accountType.perp": "personal retirement plans (PERP)",
  "accountType.real_estate": "real estate",
  "accountType.revolvingcredit": "revolving credit",
  "accountType.rsp": "profit-sharing accounts (RSP)",
  "accountType.savings": "savings accounts",
  "accountType.unknown": "other accounts",
  "accountUsage.ASSO": "association accounts",
  "accountUsage.ORGA": "business accounts",
  "accountUsage.PRIV": "personal accounts",
  "time.clock": "{hour, number, ::00}:{minute, number, ::00}",
  "date.dayAndMonth": "{day} {month}",
  "date.full": "{day} {month} {year}",
  "when.today": "at {time}",
  "when.tomorrow": "tomorrow at {time}",
  "when.later": "on {date} at {time}",
} as const;
