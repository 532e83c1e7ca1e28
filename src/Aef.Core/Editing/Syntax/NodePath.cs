using System.Globalization;
using System.Text;

namespace Aef.Core.Editing.Syntax;

/// <summary>
/// The path of a node in a definition, such as <c>levels[0].threads[1].steps[2].with.day</c>. A key with other characters is in quotes:
/// <c>with["a.b"]</c>. The empty path is the whole definition.
/// </summary>
public sealed class NodePath : IEquatable<NodePath>
{
    private readonly PathSegment[] _segments;

    private NodePath(PathSegment[] segments) => _segments = segments;

    /// <summary>The whole definition.</summary>
    public static NodePath Root { get; } = new([]);

    /// <summary>The steps of the path.</summary>
    public IReadOnlyList<PathSegment> Segments => _segments;

    /// <summary>The path of the mapping or list that contains the node; null for the root.</summary>
    public NodePath? Parent => _segments.Length == 0 ? null : new(_segments[..^1]);

    /// <summary>The last segment.</summary>
    /// <exception cref="InvalidOperationException">The path is empty.</exception>
    public PathSegment Last => _segments.Length == 0 ? throw new InvalidOperationException("The path is empty.") : _segments[^1];

    /// <summary>The path of a key below this one.</summary>
    public NodePath Key(string key) => new([.. _segments, PathSegment.Of(key)]);

    /// <summary>The path of an element below this one.</summary>
    public NodePath Item(int index) => new([.. _segments, PathSegment.Of(index)]);

    /// <summary>The path with another segment at a depth.</summary>
    internal NodePath With(int depth, PathSegment segment)
    {
        PathSegment[] segments = [.. _segments];
        segments[depth] = segment;
        return new NodePath(segments);
    }

    /// <summary>The path of an ancestor, with the first segments.</summary>
    internal NodePath Take(int depth) => new(_segments[..depth]);

    /// <summary>True when the other path is this one or is below it.</summary>
    public bool Contains(NodePath other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other._segments.AsSpan().StartsWith(_segments);
    }

    /// <summary>Reads a path; false when the text is not one.</summary>
    public static bool TryParse(string text, out NodePath path)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = Root;
        var segments = new List<PathSegment>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                if (!TryBracket(text, ref at, segments))
                {
                    return false;
                }

                continue;
            }

            if (text[at] == '.' && at > 0)
            {
                at++;
            }

            var end = at;
            while (end < text.Length && IsNamePart(text[end]))
            {
                end++;
            }

            if (end == at)
            {
                return false;
            }

            segments.Add(PathSegment.Of(text[at..end]));
            at = end;
        }

        path = new NodePath([.. segments]);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(NodePath? other) => other is not null && _segments.AsSpan().SequenceEqual(other._segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NodePath);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in _segments)
        {
            if (segment.Key is not { } key)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{segment.Index}]");
            }
            else if (key.Length > 0 && key.All(IsNamePart))
            {
                text.Append(text.Length > 0 ? "." : string.Empty).Append(key);
            }
            else
            {
                text.Append("[\"").Append(key.Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
        }

        return text.ToString();
    }

    private static bool TryBracket(string text, ref int at, List<PathSegment> segments)
    {
        if (at + 1 < text.Length && text[at + 1] == '"')
        {
            var key = new StringBuilder();
            for (at += 2; at < text.Length && text[at] != '"'; at++)
            {
                at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
                key.Append(text[at]);
            }

            segments.Add(PathSegment.Of(key.ToString()));
            at += 2;
            return at <= text.Length && text[at - 1] == ']';
        }

        var end = text.IndexOf(']', at);
        if (end < 0 || !int.TryParse(text.AsSpan(at + 1, end - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return false;
        }

        segments.Add(PathSegment.Of(index));
        at = end + 1;
        return true;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';
}
