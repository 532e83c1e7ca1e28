using Aef.Google.Connecting;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Credentials;
using Aef.Google.Rest.Endpoints;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Connecting;

public sealed class ConnectionTests
{
    private static readonly Dictionary<string, Uri> NoServices = [];

    [Fact]
    public void An_option_wins_over_the_environment_which_wins_over_variables_which_win_over_Google()
    {
        var variables = new Dictionary<string, string>
        {
            ["AEF_ENDPOINT_WORKFLOWS"] = "http://127.0.0.1:1",
            ["AEF_ENDPOINT"] = "http://127.0.0.1:2/",
            ["CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE"] = "http://127.0.0.1:3/storage/v1/",
        };
        var services = new Dictionary<string, Uri> { ["workflowexecutions"] = new("http://127.0.0.1:4") };

        var found = EndpointResolver.Resolve(null, services, variables.GetValueOrDefault);
        (found.Workflows.Port, found.Executions.Port, found.Scheduler.Port, found.Storage.Port).ShouldBe((1, 4, 2, 2));

        variables.Remove("AEF_ENDPOINT");
        found = EndpointResolver.Resolve(null, services, variables.GetValueOrDefault);
        found.Scheduler.ShouldBe(GoogleEndpoints.Default.Scheduler);
        found.Storage.ShouldBe(new Uri("http://127.0.0.1:3/"));

        EndpointResolver.Resolve("http://localhost:9", services, variables.GetValueOrDefault).Workflows.Port.ShouldBe(9);
    }

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://host/")]
    [InlineData("http://user:planted-secret@host/")]
    [InlineData("http://host/?key=planted-secret")]
    public void An_invalid_address_is_refused_without_repeating_it(string address) =>
        Should.Throw<UriFormatException>(() => EndpointResolver.Resolve(address, NoServices, _ => null))
            .Message.ShouldNotContain("planted-secret");

    [Theory]
    [InlineData("http://127.0.0.1:8080/v1", true, true)]
    [InlineData("http://127.0.0.1:8080/v1", false, false)]
    [InlineData("https://workflows.googleapis.com/v1", false, true)]
    [InlineData("http://workflows.googleapis.com/v1", false, false)]
    [InlineData("https://workflows.googleapis.com.evil.example/v1", false, false)]
    [InlineData("https://evil.example/v1", false, false)]
    [InlineData("http://evil.example/v1", true, false)]
    public async Task A_token_reaches_only_those_who_may_have_it(string address, bool isPassed, bool arrives)
    {
        var seen = new SeenTransport();

        using var answer = await new AuthorizedTransport(seen, new AccessToken("planted-token", isPassed))
            .SendAsync(new TransportRequest("GET", new Uri(address)), CancellationToken.None);

        seen.Request!.Headers.Any(h => h.Key == "Authorization" && h.Value == "Bearer planted-token").ShouldBe(arrives);
        seen.Request.Headers.Any(h => h.Value.Contains("planted", StringComparison.Ordinal)).ShouldBe(arrives);
    }

    [Fact]
    public async Task A_token_with_a_line_break_is_refused_without_repeating_it()
    {
        var error = await Should.ThrowAsync<CredentialException>(
            () => new AccessToken("planted\nsecret", isPassedByUser: true).GetHeadersAsync(new Uri("https://a.googleapis.com"), default));

        error.Message.ShouldNotContain("planted");
        GoogleErrors.Find(error)!.Code.ShouldBe("AEF7602");
    }

    [Fact]
    public async Task Without_a_credential_Google_is_not_called()
    {
        using var connection = GoogleConnection.Open(new GoogleConnectionRequest(), _ => null, TimeProvider.System);

        await Should.ThrowAsync<CredentialException>(() => connection.Clients.Workflows.FindAsync("projects/p/locations/l/workflows/w"));
    }

    [Fact]
    public void Errors_of_calls_have_codes()
    {
        GoogleErrors.Find(new GoogleApiException("workflows.get", 403, "PERMISSION_DENIED", "no"))!.Message
            .ShouldBe("workflows.get was refused with PERMISSION_DENIED: no");
        GoogleErrors.Find(new GoogleApiException("workflows.get", 401, "UNAUTHENTICATED", "no"))!.Code.ShouldBe("AEF7602");
        GoogleErrors.Find(new UnansweredException("workflows.get", "host:1", false, "closed"))!.Code.ShouldBe("AEF7600");
        GoogleErrors.Find(new InvalidOperationException()).ShouldBeNull();
    }

    private sealed class SeenTransport : ITransport
    {
        public TransportRequest? Request { get; private set; }

        public Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
        {
            Request = request;
            return Task.FromResult(new TransportResponse(200, [], new MemoryStream()));
        }
    }
}
