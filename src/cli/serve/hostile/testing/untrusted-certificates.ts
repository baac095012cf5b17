/**
 * Certificates that nothing trusts, for localhost and 127.0.0.1, until the year 2126. Node cannot make any, so they are
 * kept: `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=localhost
 * -addext subjectAltName=DNS:localhost,IP:127.0.0.1`, and for the second one `openssl x509 -req` with an authority that
 * was thrown away. The keys guard nothing.
 */
export const untrustedCertificates = {
  "signed by itself": {
    cert: `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUBXeMa6nZX+4rlPnNg0DIIQLPi58wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE4NDk1MloYDzIxMjYxMDI5
MTg0OTUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARyEtSkOcaUXavuqA8v9hUyfRnoK4vRXce7Z5606OjSNlE5TmP2gTTC
tvUomOg4uzJFHvO5tfPl/3HCNVh6Z72Wo28wbTAdBgNVHQ4EFgQUAa9n+rvUFNG+
zm2xhZJMzVAdKMowHwYDVR0jBBgwFoAUAa9n+rvUFNG+zm2xhZJMzVAdKMowDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgJ8sdcjD9COLRuoRhMk9rWznxDZF0AfhIRV4uHYCf3/QCIEx1
tO/K9uBKX7GHdLiDv/6EGi1yCU2fRRr6+HoxCHmH
-----END CERTIFICATE-----`,
    key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgEz7NCOT/VEP8Mo7F
jgd4kiwGWvn0PVRcck4J/K+p7OChRANCAARyEtSkOcaUXavuqA8v9hUyfRnoK4vR
Xce7Z5606OjSNlE5TmP2gTTCtvUomOg4uzJFHvO5tfPl/3HCNVh6Z72W
-----END PRIVATE KEY-----`,
  },
  "of an unknown authority": {
    cert: `-----BEGIN CERTIFICATE-----
MIIBkzCCATmgAwIBAgIUFTy6c0gFsexByTZwzd5eyT15Q6QwCgYIKoZIzj0EAwIw
HTEbMBkGA1UEAwwSTm9ib2R5J3MgYXV0aG9yaXR5MCAXDTI2MTEyMjE4NDk1MloY
DzIxMjYxMDI5MTg0OTUyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjO
PQIBBggqhkjOPQMBBwNCAATJlI5Llb6XP+h0Srz3Lv2twoj19/n3IIVtp5SgaI/5
4lOpxkzLQdKmKbNKUz18dbmFGPk8iWREKfI4UCWiL2T7o14wXDAaBgNVHREEEzAR
gglsb2NhbGhvc3SHBH8AAAEwHQYDVR0OBBYEFEitkQuMkTuocmuOP71yXOyD8Wlf
MB8GA1UdIwQYMBaAFPy905WznQ7kczOe28t5Sittr0zpMAoGCCqGSM49BAMCA0gA
MEUCIQDpQXkAEZ3z/8rLP+gh20uzioKX9jBBNFdL17pEDSUR5gIgefGny5qrgUK6
xlAjw3QVeQacQpREYo4R1a1cWOITAno=
-----END CERTIFICATE-----`,
    key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgK54ht7Wyq4TcO4AL
BUIZhco4PKlah79SaykYOkVEbdmhRANCAATJlI5Llb6XP+h0Srz3Lv2twoj19/n3
IIVtp5SgaI/54lOpxkzLQdKmKbNKUz18dbmFGPk8iWREKfI4UCWiL2T7
-----END PRIVATE KEY-----`,
  },
} as const;
