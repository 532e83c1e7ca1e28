using System.Text;
using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// A part of a string in an <see cref="AirflowBinding"/>: literal text, or a reference such as <c>${parameters.region}</c>.
/// </summary>
/// <param name="Text">The literal text, or the reference as written, without <c>${</c> and <c>}</c>.</param>
/// <param name="Path">The names of the reference; empty for literal text.</param>
internal sealed record AirflowReference(string Text, EquatableList<string> Path)
{
    private const string Open = "${";
    private const string Escaped = "$${";

    /// <summary>True for literal text.</summary>
    public bool IsLiteral => Path.Count == 0;

    /// <summary>The parts of a string. <c>$${</c> is a literal <c>${</c>; a reference without an end has an empty name.</summary>
    public static IReadOnlyList<AirflowReference> Parse(string text)
    {
        var parts = new List<AirflowReference>();
        var literal = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('$', at);
            literal.Append(text, at, (next < 0 ? text.Length : next) - at);
            at = next < 0 ? text.Length : next;
            if (text.AsSpan(at).StartsWith(Escaped, StringComparison.Ordinal))
            {
                literal.Append(Open);
                at += Escaped.Length;
            }
            else if (text.AsSpan(at).StartsWith(Open, StringComparison.Ordinal))
            {
                var end = EndOf(text, at);
                var name = text[(at + Open.Length)..(end < 0 ? text.Length : end)];
                Flush();
                parts.Add(new AirflowReference(name, [.. end < 0 ? [string.Empty] : name.Split('.').Select(n => n.Trim())]));
                at = end < 0 ? text.Length : end + 1;
            }
            else if (at < text.Length)
            {
                literal.Append(text[at++]);
            }
        }

        Flush();
        return parts;

        // A brace in a string of an expression does not end it.
        static int EndOf(string text, int start)
        {
            var isQuoted = false;
            for (var i = start; i < text.Length; i++)
            {
                if (text[i] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (isQuoted && text[i] == '\\')
                {
                    i++;
                }
                else if (!isQuoted && text[i] == '}')
                {
                    return i;
                }
            }

            return -1;
        }

        void Flush()
        {
            if (literal.Length > 0)
            {
                parts.Add(new AirflowReference(literal.ToString(), []));
                literal.Clear();
            }
        }
    }
}
