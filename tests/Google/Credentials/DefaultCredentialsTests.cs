using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using Aef.Google.Rest.Credentials;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Credentials;

public sealed class DefaultCredentialsTests : IDisposable
{
    private const string Issued = """{"access_token": "issued-token", "expires_in": 3600, "token_type": "Bearer"}""";
    private static readonly Uri Api = new("https://workflows.googleapis.com/v1/x");

    private readonly HttpTransport _transport = new();
    private readonly Dictionary<string, string> _variables = [];
    private readonly Dictionary<string, string> _files = [];

    public void Dispose() => _transport.Dispose();

    [Fact]
    public async Task A_service_account_signs_an_assertion_that_the_token_server_can_verify()
    {
        using var server = new TokenListener((_, _) => (200, Issued));
        using var rsa = RSA.Create(2048);
        Use(new JsonObject
        {
            ["type"] = "service_account",
            ["client_email"] = "robot@p1.iam.gserviceaccount.com",
            ["private_key_id"] = "key1",
            ["private_key"] = rsa.ExportPkcs8PrivateKeyPem(),
            ["token_uri"] = $"http://{server.Host}/token",
        });

        (await TokenAsync()).ShouldBe("Bearer issued-token");

        var form = HttpUtility.ParseQueryString(server.Requests.ShouldHaveSingleItem().Body);
        form["grant_type"].ShouldBe("urn:ietf:params:oauth:grant-type:jwt-bearer");
        var parts = form["assertion"]!.Split('.');
        var signed = Encoding.UTF8.GetBytes($"{parts[0]}.{parts[1]}");
        rsa.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        claims["iss"]!.GetValue<string>().ShouldBe("robot@p1.iam.gserviceaccount.com");
        (claims["exp"]!.GetValue<long>() - claims["iat"]!.GetValue<long>()).ShouldBe(3600);
        JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!["kid"]!.GetValue<string>().ShouldBe("key1");
    }

    [Fact]
    public async Task A_token_is_kept_until_shortly_before_it_expires()
    {
        using var server = new TokenListener((_, _) => (200, Issued));
        Person(server);
        var clock = new Aef.Tests.Support.ManualClock();
        var credentials = DefaultCredentials.Create(_transport, clock, _variables.GetValueOrDefault, _files.GetValueOrDefault);

        await credentials.GetHeadersAsync(Api, default);
        clock.Pass(TimeSpan.FromMinutes(54));
        await credentials.GetHeadersAsync(Api, default);
        server.Requests.Count.ShouldBe(1);
        clock.Pass(TimeSpan.FromMinutes(2));
        await credentials.GetHeadersAsync(Api, default);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_file_of_gcloud_is_used_without_a_variable()
    {
        using var server = new TokenListener((_, _) => (200, Issued));
        _variables["HOME"] = "/home/me";
        _files[Path.Combine("/home/me", ".config", "gcloud", "application_default_credentials.json")] = PersonFile(server).ToJsonString();

        (await TokenAsync()).ShouldBe("Bearer issued-token");

        server.Requests[0].Body.ShouldContain("grant_type=refresh_token");
    }

    [Fact]
    public async Task A_machine_at_Google_asks_the_metadata_server()
    {
        using var server = new TokenListener((_, _) => (200, Issued));
        _variables["GCE_METADATA_HOST"] = server.Host;

        (await TokenAsync()).ShouldBe("Bearer issued-token");

        (server.Requests[0].Path, server.Requests[0].Flavor)
            .ShouldBe(("/computeMetadata/v1/instance/service-accounts/default/token", "Google"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_external_account_exchanges_the_token_of_its_provider_and_acts_for_a_service_account(bool fromUrl)
    {
        using var server = new TokenListener((path, _) => path switch
        {
            "/oidc" => (200, """{"value": "foreign-token"}"""),
            "/sts" => (200, """{"access_token": "federated-token", "expires_in": 3600}"""),
            _ => (200, """{"accessToken": "issued-token", "expireTime": "2099-01-01T00:00:00Z"}"""),
        });
        _files["/token"] = "foreign-token\n";
        Use(new JsonObject
        {
            ["type"] = "external_account",
            ["audience"] = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/providers/github",
            ["subject_token_type"] = "urn:ietf:params:oauth:token-type:jwt",
            ["token_url"] = $"http://{server.Host}/sts",
            ["service_account_impersonation_url"] = $"http://{server.Host}/impersonate",
            ["credential_source"] = !fromUrl ? new JsonObject { ["file"] = "/token" } : new JsonObject
            {
                ["url"] = $"http://{server.Host}/oidc",
                ["headers"] = new JsonObject { ["Authorization"] = "Bearer request-token" },
                ["format"] = new JsonObject { ["type"] = "json", ["subject_token_field_name"] = "value" },
            },
        });

        (await TokenAsync()).ShouldBe("Bearer issued-token");

        HttpUtility.ParseQueryString(server.Requests.Single(r => r.Path == "/sts").Body)["subject_token"].ShouldBe("foreign-token");
        server.Requests.Single(r => r.Path == "/impersonate").Authorization.ShouldBe("Bearer federated-token");
        server.Requests.Where(r => r.Path == "/oidc").Select(r => r.Authorization).ShouldBe(fromUrl ? ["Bearer request-token"] : []);
    }

    [Fact]
    public async Task A_variable_names_the_service_account_to_act_for()
    {
        using var server = new TokenListener((path, _) => path == "/token"
            ? (200, Issued)
            : (200, """{"accessToken": "other-token", "expireTime": "2099-01-01T00:00:00Z"}"""));
        Person(server);
        _variables["CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT"] = "ci@p1.iam.gserviceaccount.com";
        _variables["AEF_ENDPOINT_IAMCREDENTIALS"] = $"http://{server.Host}/";

        (await TokenAsync()).ShouldBe("Bearer other-token");

        server.Requests[1].Path.ShouldEndWith("/serviceAccounts/ci%40p1.iam.gserviceaccount.com:generateAccessToken");
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("no token")]
    [InlineData("not json")]
    public async Task No_error_has_a_part_of_a_credential(string kind)
    {
        using var server = new TokenListener((_, body) => kind switch
        {
            "refused" => (400, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = body }.ToJsonString()),
            "no token" => (200, new JsonObject { ["id_token"] = body }.ToJsonString()),
            _ => (200, body),
        });
        Person(server);

        var error = await Should.ThrowAsync<CredentialException>(TokenAsync);

        error.ToString().ShouldNotContain("planted");
        error.Message.Contains("invalid_grant", StringComparison.Ordinal).ShouldBe(kind == "refused");
    }

    [Theory]
    [InlineData("""{"type": "service_account", "client_email": "a", "private_key": "planted"}""", "private key")]
    [InlineData("""{"type": "service_account", "client_email": "a"}""", "private_key")]
    [InlineData("""{"type": "planted", "key": "planted"}""", "no type")]
    [InlineData("planted", "no type")]
    [InlineData(
        """{"type": "service_account", "client_email": "a", "private_key": "planted", "token_uri": "http://evil.example/"}""", "https")]
    public async Task An_invalid_file_is_described_without_its_secrets(string json, string reason)
    {
        _variables["GOOGLE_APPLICATION_CREDENTIALS"] = "/key.json";
        _files["/key.json"] = json;

        var error = await Should.ThrowAsync<CredentialException>(TokenAsync);

        error.Message.ShouldContain(reason);
        error.ToString().ShouldNotContain("planted");
    }

    [Fact]
    public async Task A_missing_file_is_an_error_and_nothing_else_is_tried()
    {
        _variables["GOOGLE_APPLICATION_CREDENTIALS"] = "/missing.json";
        _variables["GCE_METADATA_HOST"] = "127.0.0.1:1";

        (await Should.ThrowAsync<CredentialException>(TokenAsync)).Message.ShouldContain("/missing.json");
    }

    private void Person(TokenListener server) => Use(PersonFile(server));

    private static JsonObject PersonFile(TokenListener server) => new()
    {
        ["type"] = "authorized_user",
        ["client_id"] = "id",
        ["client_secret"] = "planted-secret",
        ["refresh_token"] = "planted-refresh",
        ["token_uri"] = $"http://{server.Host}/token",
    };

    private void Use(JsonObject file)
    {
        _variables["GOOGLE_APPLICATION_CREDENTIALS"] = "/key.json";
        _files["/key.json"] = file.ToJsonString();
    }

    private async Task<string> TokenAsync()
    {
        var credentials = DefaultCredentials.Create(
            _transport, TimeProvider.System, _variables.GetValueOrDefault, _files.GetValueOrDefault);
        var headers = await credentials.GetHeadersAsync(Api, default);
        return headers.ShouldHaveSingleItem().Value;
    }
}
