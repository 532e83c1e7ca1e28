using System.Net;
using System.Net.Http.Headers;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Network;

/// <summary>An outgoing request: created from the arguments of a call, and changed by redirects.</summary>
internal sealed class OutgoingRequest
{
    // Headers that the connection itself sets.
    private static readonly string[] Reserved =
        ["Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Expect", "Keep-Alive", "TE", "Trailer"];

    // Headers that identify the caller. They are not sent to another host.
    private static readonly string[] Credentials = ["Authorization", "Proxy-Authorization", "Www-Authenticate", "Cookie", "Cookie2"];

    private readonly List<(string Name, string Value)> _headers = [];
    private readonly string? _contentType;
    private HttpMethod _method;
    private byte[]? _body;

    /// <summary>Reads the arguments; raises the error of the call when they cannot be sent.</summary>
    public OutgoingRequest(HttpRequest request, Func<string, string?>? tokens)
    {
        Address = ReadAddress(request);
        _method = ReadMethod(request.Method);
        foreach (var (name, value) in request.Headers.Entries)
        {
            AddHeader(name, value, ref _contentType);
        }

        // A token is never sent over an unencrypted connection.
        if ((Address.Scheme == "https" || Address.IsLoopback)
            && request.Auth["type"].TryGetString(out var type)
            && tokens?.Invoke(type) is { Length: > 0 } token)
        {
            _headers.RemoveAll(h => h.Name.Equals("Authorization", StringComparison.OrdinalIgnoreCase));
            AddHeader("Authorization", $"Bearer {token}", ref _contentType);
        }

        (_body, _contentType) = RequestBody.Encode(request.Body, _contentType);
    }

    /// <summary>The target of the request.</summary>
    public Uri Address { get; private set; }

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(_method, Address);
        if (_body is not null)
        {
            message.Content = new ByteArrayContent(_body);
            if (_contentType is not null)
            {
                message.Content.Headers.TryAddWithoutValidation("Content-Type", _contentType);
            }
        }

        foreach (var (name, value) in _headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (message.Headers.UserAgent.Count == 0 && !message.Headers.Contains("User-Agent"))
        {
            message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Aef", "1"));
        }

        return message;
    }

    /// <summary>True for a response that names another address.</summary>
    public static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && response.Headers.Location is not null;

    /// <summary>Follows a redirect; false when it is not followed. Credentials are not sent to another host.</summary>
    public bool Follow(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location
            || !Uri.TryCreate(Address, location, out var target)
            || target.Scheme is not ("http" or "https")
            || (Address.Scheme == "https" && target.Scheme == "http"))
        {
            return false;
        }

        if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) && _method != HttpMethod.Head)
        {
            (_method, _body) = (HttpMethod.Get, null);
        }

        if (target.Authority != Address.Authority)
        {
            _headers.RemoveAll(h => Credentials.Contains(h.Name, StringComparer.OrdinalIgnoreCase));
        }

        Address = target;
        return true;
    }

    private static Uri ReadAddress(HttpRequest request)
    {
        var query = string.Join(
            '&',
            request.Query.Entries.SelectMany(e =>
                (e.Value.Kind == WorkflowValueKind.List ? e.Value.Items : [e.Value])
                    .Select(v => $"{Uri.EscapeDataString(e.Key)}={Uri.EscapeDataString(TextOf(v, e.Key))}")));
        var url = request.Url.Split('#')[0];
        if (query.Length > 0)
        {
            url += (url.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query;
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Length > 0 && address.UserInfo.Length == 0
            ? address
            : throw WorkflowErrorException.Value($"'{request.Url}' is not a URL that can be requested");
    }

    private static HttpMethod ReadMethod(string method) =>
        method.Length is > 0 and < 32
            && method.All(char.IsAsciiLetterUpper)
            && method != "CONNECT"
            ? new HttpMethod(method)
            : throw WorkflowErrorException.Value($"'{method}' is not a valid HTTP method");

    private static string TextOf(in WorkflowValue value, string name) =>
        value.Kind is WorkflowValueKind.Map or WorkflowValueKind.List
            ? throw WorkflowErrorException.Type($"'{name}' must be a string, a number or a boolean") : value.IsNull ? string.Empty
            : Arithmetic.TextOf(value) ?? throw WorkflowErrorException.Type($"'{name}' must be a string, a number or a boolean");

    private void AddHeader(string name, in WorkflowValue value, ref string? contentType)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal)))
        {
            throw WorkflowErrorException.Value($"'{name}' is not a valid header name");
        }

        var text = TextOf(value, name);
        if (text.Any(char.IsControl))
        {
            throw WorkflowErrorException.Value($"the header '{name}' contains a character that cannot be sent");
        }

        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            contentType = text;
        }
        else if (!Reserved.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            _headers.Add((name, text));
        }
    }
}
