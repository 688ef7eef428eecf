import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

/** 32 MiB and three rounds: OWASP Password Storage Cheat Sheet, scrypt, second of its equal settings. */
const COST = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

/** Hashes a password for keeping: `scrypt$N$r$p$salt$hash`, the last two in base64url. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  const { N, r, p } = COST;
  return ["scrypt", N, r, p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/**
 * Whether a password is the one that was hashed, in the same time whether or not it is. `null`, where there is no such
 * account, costs the same time.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, N, r, p, salt = "", hash = ""] = (kept ?? NOBODY).split("$");
  const cost = { N: Number(N), r: Number(r), p: Number(p), maxmem: COST.maxmem };
  const wanted = Buffer.from(hash, "base64url");
  const got = await derive(password, Buffer.from(salt, "base64url"), cost);
  return timingSafeEqual(got, wanted) && kept !== null;
}

const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${"A".repeat(22)}$${"A".repeat(43)}`;

function derive(
  password: string,
  salt: Buffer,
  cost: { N: number; r: number; p: number; maxmem: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, cost, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
}

/** A password to begin with: 24 characters without those that look alike. */
export function inventPassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  return Array.from(randomBytes(24), (byte) => letters[byte % letters.length]).join("");
}
