import java.nio.file.Files;
import java.nio.file.Path;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.EventGridApi;
import org.openapitools.client.model.CreateEventRouterJobRequest;

public class Call {
  public static void main(String[] arguments) throws Exception {
    ApiClient client = new ApiClient();
    client.updateBaseUri(System.getenv("BASE_URL"));
    // The client knows nothing of the document's security schemes.
    client.setRequestInterceptor(request -> request.header("X-Auth-Token", "t"));
    String text = Files.readString(Path.of(System.getenv("BODY")));
    var body = client.getObjectMapper().readValue(text, CreateEventRouterJobRequest.class);
    System.out.println(new EventGridApi(client).createEventRouterJob("p1", body).getJobId());
  }
}
