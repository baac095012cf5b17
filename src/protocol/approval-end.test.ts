import { describe, expect, it } from "vitest";
import { approvalEndIn } from "./approval-end.ts";

describe("how an approval ended, by the words of the bank", () => {
  it.each([
    "App validation has expired",
    "The request timed out.",
    "Request time-out",
    "The operation was not approved in time",
    "La validation a expiré.",
    "La demande n’a pas été validée dans les temps",
    "Délai dépassé",
    "Vous avez dépassé le délai de validation.",
    "Le temps imparti est écoulé : l'opération est annulée.",
    "Opération refusée : validation trop tardive",
    "La solicitud ha caducado",
    "La richiesta è scaduta",
    "Die Freigabe ist abgelaufen",
    "De aanvraag is verlopen",
    "O pedido expirou",
  ])("[wire W7] %s: expired", (text) => {
    expect(approvalEndIn(text)).toBe("expired");
    expect(approvalEndIn(text.normalize("NFD").toUpperCase())).toBe("expired");
  });

  it.each([
    "App validation has been cancelled",
    "Vous avez refusé la demande",
    "Opération annulée",
    "La operación fue rechazada",
    "Richiesta rifiutata",
    "Die Freigabe wurde abgelehnt",
    "De aanvraag is geweigerd",
  ])("[wire W7] %s: cancelled", (text) => {
    expect(approvalEndIn(text)).toBe("cancelled");
  });

  it.each([null, "", "SCA required", "Merci de vous rapprocher de votre agence", "Erreur 1204"])(
    "[wire W7] %s: not told",
    (text) => {
      expect(approvalEndIn(text)).toBeNull();
    },
  );
});
