using System.Text;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Text;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Connections;

/// <summary>A statement of a script.</summary>
/// <param name="Source">The script.</param>
/// <param name="Start">The offset of the statement.</param>
/// <param name="Length">Its length.</param>
/// <param name="Parameters">Its parameters, in order.</param>
internal sealed record SqlStatement(SourceText Source, int Start, int Length, IReadOnlyList<SqlParameter> Parameters)
{
    /// <summary>Where the statement is.</summary>
    public Location Location => Location.FromSource(Source, new TextSpan(Start, Length));

    /// <summary>
    /// The first word, such as <c>SELECT</c>; empty if it begins with something else. Comments before it do not belong to the statement.
    /// </summary>
    public string FirstWord => WordOf(Source.Text.AsSpan(Start, Length)).ToString();

    /// <summary>The word after <see cref="FirstWord"/>; empty if something else follows it.</summary>
    public string SecondWord
    {
        get
        {
            var text = Source.Text.AsSpan(Start, Length);
            return WordOf(SqlComments.Skip(text[WordOf(text).Length..])).ToString();
        }
    }

    private static ReadOnlySpan<char> WordOf(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExceptInRange('A', 'z');
        return text[..(length < 0 ? text.Length : length)];
    }

    /// <summary>
    /// The statement for a database. Values of <paramref name="parameters"/> are sent next to it; names are quoted.
    /// </summary>
    /// <exception cref="ConnectionException">A parameter has no value.</exception>
    public BoundStatement Bind(ConnectionKind kind, WorkflowValue parameters)
    {
        var text = new StringBuilder();
        var values = new List<object?>();
        var shifts = new List<(int At, int Shift)>();
        var from = Start;
        foreach (var parameter in Parameters)
        {
            if (!parameters.TryGetValue(parameter.Name, out var value))
            {
                throw new ConnectionException(ConnectionDiagnostics.NoValue.At(
                    Location.FromSource(Source, new TextSpan(parameter.Start, parameter.Length)),
                    Quoted.Text(parameter.Name),
                    Spelling.Suggest(parameter.Name, parameters.Entries.Select(e => e.Key))));
            }

            text.Append(Source.Text, from, parameter.Start - from);
            if (parameter.IsName)
            {
                text.Append(SqlNames.QuoteTable(SqlValues.TextOf(value)));
            }
            else
            {
                values.Add(SqlValues.ToParameter(value));
                text.Append(SqlNames.Parameter(kind, values.Count));
            }

            from = parameter.Start + parameter.Length;
            shifts.Add((text.Length, from - text.Length));
        }

        text.Append(Source.Text, from, Start + Length - from);
        return new BoundStatement(this, new SqlCommandText(text.ToString(), values), shifts);
    }
}
