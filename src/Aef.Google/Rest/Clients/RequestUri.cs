using System.Globalization;
using System.Text;

namespace Aef.Google.Rest.Clients;

/// <summary>Builds the address of a request. Values of the user are encoded here and nowhere else.</summary>
internal sealed class RequestUri
{
    private readonly StringBuilder _text;
    private bool _hasQuery;

    /// <summary>An address.</summary>
    /// <param name="endpoint">The address of the API.</param>
    /// <param name="fixedPath">The fixed beginning of the path, such as <c>v1/</c>.</param>
    public RequestUri(Uri endpoint, string fixedPath) =>
        _text = new StringBuilder(endpoint.AbsoluteUri.TrimEnd('/')).Append('/').Append(fixedPath);

    /// <summary>Adds a resource name: its slashes separate segments.</summary>
    public RequestUri Name(string name)
    {
        var first = true;
        foreach (var segment in name.Split('/'))
        {
            if (segment is "" or "." or "..")
            {
                throw new ResourceNameException(
                    $"\"{name}\" is not the name of a resource: a part of it is empty, \".\" or \"..\".");
            }

            _text.Append(first ? string.Empty : "/").Append(Uri.EscapeDataString(segment));
            first = false;
        }

        return this;
    }

    /// <summary>Adds one segment: a slash in it is encoded, too.</summary>
    public RequestUri Segment(string segment)
    {
        _text.Append(segment is "." or ".." ? segment.Replace(".", "%2E", StringComparison.Ordinal) : Uri.EscapeDataString(segment));
        return this;
    }

    /// <summary>Adds fixed text, such as <c>/workflows</c> or <c>:cancel</c>.</summary>
    public RequestUri Fixed(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>Adds a parameter; null for none.</summary>
    public RequestUri Query(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_hasQuery ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _hasQuery = true;
        }

        return this;
    }

    /// <summary>Adds a number; null for none.</summary>
    public RequestUri Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The address.</summary>
    public Uri Build() => new(_text.ToString(), UriKind.Absolute);
}
