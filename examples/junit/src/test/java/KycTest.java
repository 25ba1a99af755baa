import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KycTest {
  /** Its rules and counters are this class's alone. */
  private static final String SESSION = Namuna.KEY + "~example-junit";

  private static final String PAN = "{\"pan_number\":\"ABCDE1234F\"}";

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void anew() throws Exception {
    assertEquals(200, post("/__admin/reset", "{}", "X-API-Key", SESSION).statusCode());
  }

  @Test
  void findsTheGstinOfAPan() throws Exception {
    HttpResponse<String> answer = post("/pan-to-gst", PAN, "X-API-Key", Namuna.KEY);
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("\"22ABCDE1234F1Z5\""), answer.body());
  }

  @Test
  void failsAsAHeaderSays() throws Exception {
    HttpResponse<String> answer = post("/pan-to-gst", PAN, "X-API-Key", Namuna.KEY, "X-Mock-Fault", "108");
    assertEquals(500, answer.statusCode());
    assertTrue(answer.body().contains("\"internal_status_code\":108"), answer.body());
  }

  @Test
  void letsARuleStandInASession() throws Exception {
    post("/__admin/rules", "{\"fault\":\"503;times=1\"}", "X-API-Key", SESSION);
    assertEquals(200, post("/pan-to-gst", PAN, "X-API-Key", Namuna.KEY).statusCode());
    assertEquals(503, post("/pan-to-gst", PAN, "X-API-Key", SESSION).statusCode());
    assertEquals(200, post("/pan-to-gst", PAN, "X-API-Key", SESSION).statusCode());
  }

  /** In production the base URL of this client is https://api.karza.in. */
  @Test
  void isWhatTheClientOfAVendorAsks() throws Exception {
    String body = "{\"consent\":\"Y\",\"pan\":\"AAACM0000Z\"}";
    HttpResponse<String> answer = post("/karza/v2/pan", body, "x-karza-key", Namuna.KEY);
    assertTrue(answer.body().contains("MOCKWORKS PRIVATE LIMITED"), answer.body());
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(Namuna.URL + path))
            .header("Content-Type", "application/json")
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
