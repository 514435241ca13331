import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Verifies eddsa-rdfc-2022 proofs with the canonical forms of Titanium and the Ed25519 of Java.
 * Called with a folder of what was issued and the folder of contexts.
 */
public class Canonical {
    private static final Map<String, String> CONTEXTS = Map.of(
            "https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "ob-v3p0-extensions.json");
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    /** What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo. */
    private static final byte[] KEY_INFO = HexFormat.of().parseHex("302a300506032b6570032100");

    private static JsonObject read(Path path) throws Exception {
        try (Reader reader = Files.newBufferedReader(path)) {
            return Json.createReader(reader).readObject();
        }
    }

    private static byte[] unbase58(String text, int length) {
        BigInteger number = BigInteger.ZERO;
        for (char sign : text.substring(1).toCharArray()) {
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(sign)));
        }
        byte[] bytes = number.toByteArray();
        byte[] whole = new byte[length];
        int kept = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - kept, whole, length - kept, kept);
        return whole;
    }

    private static byte[] hash(JsonObject document, DocumentLoader loader) throws Exception {
        RdfCanon canon = RdfCanon.create("SHA-256");
        JsonLd.toRdf(JsonDocument.of(document)).loader(loader).provide(canon);
        StringWriter words = new StringWriter();
        canon.provide(new NQuadsWriter(words));
        return MessageDigest.getInstance("SHA-256").digest(words.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean verifies(JsonObject signed, JsonObject did, DocumentLoader loader) throws Exception {
        JsonObject proof = signed.getJsonArray("proof").getJsonObject(0);
        JsonObjectBuilder options = Json.createObjectBuilder(proof).remove("proofValue");
        options.add("@context", signed.get("@context"));
        byte[] optionsHash = hash(options.build(), loader);
        byte[] documentHash = hash(Json.createObjectBuilder(signed).remove("proof").build(), loader);
        String method = proof.getString("verificationMethod");
        String multikey = did.getJsonArray("verificationMethod").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("id").equals(method))
                .findFirst().orElseThrow().getString("publicKeyMultibase");
        byte[] key = Arrays.copyOfRange(unbase58(multikey, 34), 2, 34);
        byte[] info = Arrays.copyOf(KEY_INFO, KEY_INFO.length + key.length);
        System.arraycopy(key, 0, info, KEY_INFO.length, key.length);
        PublicKey ed25519 = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(info));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(ed25519);
        signature.update(optionsHash);
        signature.update(documentHash);
        return signature.verify(unbase58(proof.getString("proofValue"), 64));
    }

    public static void main(String[] folders) throws Exception {
        Path issued = Path.of(folders[0]);
        DocumentLoader loader = (address, options) -> {
            String name = CONTEXTS.get(address.toString());
            try (Reader reader = Files.newBufferedReader(Path.of(folders[1], String.valueOf(name)))) {
                return JsonDocument.of(reader);
            } catch (java.io.IOException error) {
                throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, address.toString());
            }
        };
        JsonObject did = read(issued.resolve("site/did.json"));
        for (String name : new String[] {"one.json", "revoked.json", "site/status/1.json"}) {
            JsonObject signed = read(issued.resolve(name));
            JsonObject changed = Json.createObjectBuilder(signed).add("validFrom", "2020-01-01T00:00:00Z").build();
            boolean right = verifies(signed, did, loader) && !verifies(changed, did, loader);
            System.out.println((right ? "PASS " : "FAIL ") + name);
        }
    }
}
