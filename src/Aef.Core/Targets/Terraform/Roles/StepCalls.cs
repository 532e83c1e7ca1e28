using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Tree;

namespace Aef.Core.Targets.Terraform.Roles;

/// <summary>What the calls of a step with a connector binding reach.</summary>
/// <param name="step">The step.</param>
/// <param name="parameters">The platform parameters.</param>
internal sealed class StepCalls(BoundStep step, PlatformParameters? parameters)
{
    private const string StringFirst = "${\"";
    private const string GoogleApis = ".googleapis.com";

    private static readonly string[] AccountKeys = ["serviceAccount", "serviceAccountEmail"];

    private readonly KnownParameters _known = new(step, parameters);

    /// <summary>
    /// The API of a call, an empty string if it is not known, and the address for people; null if the call needs no token of the account.
    /// </summary>
    public (string Api, bool NeedsIdToken, string Address)? ApiOf(ConnectorCall call)
    {
        if (call.Call.Split('.') is ["googleapis", var connector, ..])
        {
            return (connector, false, call.Call);
        }

        if (_known.Resolve(call.Args?["auth"]) is not { } auth
            || auth is ScalarNode { ScalarKind: ScalarKind.Null })
        {
            return null;
        }

        var url = Beginning((_known.Resolve(call.Args?["url"]) as ScalarNode)?.Text ?? call.Call);
        var host = url.StartsWith("https://", StringComparison.Ordinal) ? url["https://".Length..].Split('/')[0] : string.Empty;
        var isApi = host.EndsWith(GoogleApis, StringComparison.Ordinal);
        var api = isApi ? host[..^GoogleApis.Length].Split('-')[^1] : string.Empty; // a region may precede it
        var isGoogle = api.Length > 0 && !api.Contains('}', StringComparison.Ordinal);
        var isOidc = (auth as MappingNode)?["type"] is ScalarNode { Text: "OIDC" };
        return (isGoogle ? api : string.Empty, isOidc, isGoogle ? host : url);
    }

    /// <summary>An address that is one expression may begin with a string, which names the host.</summary>
    private static string Beginning(string url) =>
        url.StartsWith(StringFirst, StringComparison.Ordinal) && url.IndexOf('"', StringFirst.Length) is > 0 and var end
            ? url[StringFirst.Length..end]
            : url;

    /// <summary>True for a call that only reads.</summary>
    public bool IsRead(ConnectorCall call) => call.Call == "http.get"
        || (call.Call.StartsWith("googleapis.", StringComparison.Ordinal) && call.Call.Split('.')[^1] is "get" or "list")
        || (_known.Resolve(call.Args?["method"]) as ScalarNode)?.Text is "GET" or "HEAD";

    /// <summary>The service accounts that a call names.</summary>
    public IEnumerable<string> Accounts(ConnectorCall call) => call.Args is null ? [] : Accounts(call.Args);

    private IEnumerable<string> Accounts(DocumentNode node) => node switch
    {
        MappingNode map => map.Entries.SelectMany(e => AccountKeys.Contains(e.Key)
            && _known.Resolve(e.Value) is ScalarNode { ScalarKind: ScalarKind.String } account
            && EmailOf(account.Text) is { } email
                ? [email]
                : Accounts(e.Value)),
        SequenceNode list => list.Items.SelectMany(Accounts),
        _ => [],
    };

    /// <summary>An account is written as its address, or as projects/PROJECT/serviceAccounts/ADDRESS.</summary>
    private static string? EmailOf(string account) => account[(account.LastIndexOf('/') + 1)..] is var email
        && email.Contains('@', StringComparison.Ordinal)
        && !email.Contains("${", StringComparison.Ordinal)
            ? email
            : null;
}
