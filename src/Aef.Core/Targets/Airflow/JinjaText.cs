using System.Text;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// Airflow renders strings as Jinja templates. A value of a user must never be rendered, or be used as the name of a file.
/// </summary>
internal static class JinjaText
{
    private static readonly string[] Openings = ["{{", "{%", "{#"];

    /// <summary>The extensions of files that operators of Airflow read when a string ends in one of them.</summary>
    private static readonly string[] Extensions =
    [
        ".sql", ".hql", ".q", ".json", ".yaml", ".yml", ".sh", ".bash", ".html", ".txt", ".md", ".j2", ".jinja", ".jinja2", ".tpl", ".py",
        ".ddl", ".pig", ".csv", ".xml",
    ];

    /// <summary>True when Airflow would not leave the whole string as it is. Jinja changes carriage returns to line feeds.</summary>
    public static bool IsTemplate(string text, IEnumerable<string> extensions) =>
        HasOpening(text)
            || text.Contains('\r')
            || text.EndsWith('\n')
            || Extensions.Concat(extensions).Any(e => e.Length > 0 && text.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>Text between templates: itself, or a template of it if Jinja would change it.</summary>
    public static string Literal(string text, bool isLast, IEnumerable<string> extensions) =>
        HasOpening(text) || text.Contains('\r') || text.EndsWith('{') || (isLast && IsTemplate(text, extensions))
            ? "{{ " + Quote(text, '"') + " }}"
            : text;

    /// <summary>A string of Jinja.</summary>
    public static string Quote(string text, char quote = '\'')
    {
        var builder = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' => builder.Append("\\\\"),
                _ when c == quote => builder.Append('\\').Append(c),
                '\n' => builder.Append("\\n"),
                '\r' => builder.Append("\\r"),
                '\t' => builder.Append("\\t"),
                _ => builder.Append(c),
            };
        }

        return builder.Append(quote).ToString();
    }

    /// <summary>The call that reads what another task has returned, or pushed under a key; in a mapped group, for the same item.</summary>
    public static string Pull(string fullId, bool isMapped, string? key = null) =>
        $"ti.xcom_pull(task_ids='{fullId}'"
            + (isMapped ? ", map_indexes=ti.map_index" : string.Empty)
            + (key is null ? ")" : $", key={Quote(key)})");

    private static bool HasOpening(string text) => Openings.Any(o => text.Contains(o, StringComparison.Ordinal));
}
