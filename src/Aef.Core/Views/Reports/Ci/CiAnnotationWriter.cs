using System.Globalization;
using System.Text;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>
/// Writes annotations as commands to the runner, one line each. GitHub:
/// https://docs.github.com/actions/reference/workflow-commands-for-github-actions; Azure:
/// https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands.
/// </summary>
internal static class CiAnnotationWriter
{
    /// <summary>Both runners keep the first ten errors and the first ten warnings of a step and silently drop the others.</summary>
    public const int MostOfAKind = 10;

    /// <summary>
    /// The lines for a step: errors first, then warnings, then info messages, at most ten of each; then a plain line with the number of
    /// those left out. Nothing for <see cref="CiSystem.None"/>. Azure has no info messages.
    /// </summary>
    /// <param name="system">The system whose commands to write.</param>
    /// <param name="annotations">The annotations; those of the same severity keep their order.</param>
    /// <param name="repositoryRoot">The absolute path that files are named relative to.</param>
    public static IReadOnlyList<string> Write(CiSystem system, IEnumerable<CiAnnotation> annotations, string repositoryRoot)
    {
        ArgumentNullException.ThrowIfNull(annotations);
        ArgumentNullException.ThrowIfNull(repositoryRoot);
        if (system == CiSystem.None)
        {
            return [];
        }

        var lines = new List<string>();
        var leftOut = 0;
        foreach (var kind in annotations.GroupBy(a => a.Severity).OrderByDescending(g => g.Key))
        {
            if (system == CiSystem.AzureDevOps && kind.Key == DiagnosticSeverity.Info)
            {
                continue;
            }

            var all = kind.ToArray();
            leftOut += Math.Max(0, all.Length - MostOfAKind);
            lines.AddRange(
                all.Take(MostOfAKind).Select(a => system == CiSystem.GitHubActions ? GitHub(a, repositoryRoot) : Azure(a, repositoryRoot)));
        }

        if (leftOut > 0)
        {
            lines.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{leftOut} more {(leftOut == 1 ? "problem is" : "problems are")} not annotated: a step can show ten of each kind. The summary lists all of them."));
        }

        return lines;
    }

    private static string GitHub(CiAnnotation annotation, string root)
    {
        var line = new StringBuilder("::");
        line.Append(
            annotation.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "notice" });
        line.Append(" title=").Append(CiText.GitHubProperty(annotation.Title));
        if (annotation.Path is { } path and not "-")
        {
            line.Append(",file=").Append(CiText.GitHubProperty(RepositoryPath.Of(path, root).Path));
            Append(line, ",line=", annotation.Start.Line);
            Append(line, ",col=", annotation.Start.Column);
            Append(line, ",endLine=", annotation.End.Line);

            // GitHub accepts columns only for a span within one line.
            Append(line, ",endColumn=", annotation.End.Line == annotation.Start.Line ? annotation.End.Column : 0);
        }

        return line.Append("::").Append(CiText.GitHubMessage(annotation.Message)).ToString();
    }

    private static string Azure(CiAnnotation annotation, string root)
    {
        var line = new StringBuilder("##vso[task.logissue type=");
        line.Append(annotation.Severity == DiagnosticSeverity.Error ? "error;" : "warning;");
        if (annotation.Path is { } path and not "-")
        {
            line.Append("sourcepath=").Append(CiText.AzureProperty(RepositoryPath.Of(path, root).Path)).Append(';');
            Append(line, "linenumber=", annotation.Start.Line, ";");
            Append(line, "columnnumber=", annotation.Start.Column, ";");
        }

        line.Append("code=").Append(CiText.AzureProperty(annotation.Title)).Append(";]");
        return line.Append(CiText.AzureMessage(annotation.Message)).ToString();
    }

    private static void Append(StringBuilder line, string name, int number, string end = "")
    {
        if (number > 0)
        {
            line.Append(name).Append(CultureInfo.InvariantCulture, $"{number}").Append(end);
        }
    }
}
