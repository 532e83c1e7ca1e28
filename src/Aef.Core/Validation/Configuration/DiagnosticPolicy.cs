using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Applies the severity policy of a configuration to diagnostics, and records which suppressions were used.</summary>
public sealed class DiagnosticPolicy
{
    private readonly AefConfiguration _configuration;
    private readonly HashSet<Suppression> _used = [];
    private readonly HashSet<Suppression> _concerned = [];

    private readonly Dictionary<string, RuleSetting> _rules;

    /// <summary>Creates a policy; a strict policy reports unknown keys as errors unless the configuration sets their severity.</summary>
    public DiagnosticPolicy(AefConfiguration configuration, bool isStrict = false)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _rules = new Dictionary<string, RuleSetting>(configuration.Rules, StringComparer.Ordinal);
        if (isStrict)
        {
            _rules.TryAdd(ReadingDiagnostics.UnknownKey.Code, RuleSetting.Error);
        }
    }

    /// <summary>The diagnostics with their configured severities, without those that are off, and separately the suppressed ones.</summary>
    /// <param name="diagnostics">The diagnostics to filter.</param>
    /// <param name="pipeline">The pipeline they are about, for suppressions that name a step; null when there is none.</param>
    /// <param name="path">The file that was checked; null when there is none.</param>
    public FilteredDiagnostics Apply(IEnumerable<Diagnostic> diagnostics, Pipeline? pipeline, string? path)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        if (_rules.Count == 0 && _configuration.Suppressions.Count == 0)
        {
            return new FilteredDiagnostics(diagnostics as IReadOnlyList<Diagnostic> ?? [.. diagnostics], []);
        }

        var owners = new StepOwners(pipeline);
        NoteConcerned(owners, path);
        var active = new List<Diagnostic>();
        var suppressed = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            if (_configuration.Suppressions.FirstOrDefault(s => IsAbout(s, diagnostic, owners, path)) is { } suppression)
            {
                _used.Add(suppression);
                suppressed.Add(diagnostic.WithSuppression(suppression.Reason));
            }
            else if (!_rules.TryGetValue(diagnostic.Code, out var setting))
            {
                active.Add(diagnostic);
            }
            else if (setting != RuleSetting.Off)
            {
                active.Add(diagnostic.WithSeverity(SeverityOf(setting)));
            }
        }

        return new FilteredDiagnostics(active, suppressed);
    }

    /// <summary>A diagnostic for each suppression that could have applied to the filtered files and did not.</summary>
    public IReadOnlyList<Diagnostic> UnusedSuppressions() =>
        [.. _configuration.Suppressions.Where(s => _concerned.Contains(s) && !_used.Contains(s)).Select(s => ConfigurationDiagnostics.Unused.At(s.Location, s.Code))];

    private static DiagnosticSeverity SeverityOf(RuleSetting setting) => setting switch
    {
        RuleSetting.Error => DiagnosticSeverity.Error,
        RuleSetting.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    /// <summary>
    /// A suppression for a step that is in none of the checked files may belong to another file, unless it names its file.
    /// </summary>
    private void NoteConcerned(StepOwners owners, string? path) =>
        _concerned.UnionWith(
            _configuration.Suppressions.Where(s => IsOf(s, path) && (s.Path is not null || s.JobId is null || owners.Has(s.JobId))));

    private bool IsAbout(Suppression suppression, Diagnostic diagnostic, StepOwners owners, string? path) =>
        suppression.Code == diagnostic.Code
        && (IsOf(suppression, path) || (diagnostic.Location.Path is { } own && own != path && IsOf(suppression, own)))
        && (suppression.JobId is null || owners.JobIdOf(diagnostic) == suppression.JobId);

    private bool IsOf(Suppression suppression, string? path) =>
        suppression.Path is null
        || (
            !string.IsNullOrEmpty(path)
                && !path.Contains('\0', StringComparison.Ordinal)
                && _configuration.Folder is { } folder
                && PathPattern.IsMatch(suppression.Path, Path.GetRelativePath(folder, Path.GetFullPath(path)).Replace('\\', '/')));
}
