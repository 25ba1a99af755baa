import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The image `namuna` in a container; where NAMUNA_URL is set, that one is asked instead. */
final class Namuna {
  static final String KEY = "my-secret-key-123";
  static final String URL = System.getenv().containsKey("NAMUNA_URL") ? System.getenv("NAMUNA_URL") : start();

  private Namuna() {}

  /** Testcontainers removes it when the tests are over. */
  private static String start() {
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse("namuna:latest"))
            .withExposedPorts(8000)
            .withEnv("API_KEYS", KEY)
            // There the admin routes take the API key too.
            .withEnv("ENVIRONMENT", "development")
            .waitingFor(Wait.forHttp("/health"));
    container.start();
    return "http://" + container.getHost() + ":" + container.getMappedPort(8000);
  }
}
