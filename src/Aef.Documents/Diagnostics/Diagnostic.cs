namespace Aef.Documents.Diagnostics;

/// <summary>A problem with its location and severity.</summary>
public sealed class Diagnostic
{
    /// <summary>Creates a diagnostic; use <see cref="DiagnosticDescriptor.At"/> in general.</summary>
    public Diagnostic(
        DiagnosticDescriptor descriptor,
        Location location,
        string message,
        string? modelPath = null,
        IReadOnlyList<RelatedLocation>? related = null)
        : this(descriptor, location, message, descriptor?.Severity ?? default)
    {
        ModelPath = modelPath;
        Related = related ?? [];
    }

    private Diagnostic(DiagnosticDescriptor? descriptor, Location location, string message, DiagnosticSeverity severity)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(location);
        Descriptor = descriptor;
        Location = location;
        Message = message;
        Severity = severity;
        HidesSource = descriptor.HidesSource;
    }

    /// <summary>The kind of diagnostic.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The code, such as <c>AEF3004</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>The severity: that of the descriptor, unless a configuration overrides it.</summary>
    public DiagnosticSeverity Severity { get; private init; }

    /// <summary>The message, on one line.</summary>
    public string Message { get; }

    /// <summary>The location of the problem.</summary>
    public Location Location { get; }

    /// <summary>
    /// The path in the model, such as <c>levels[0].threads[1].steps[2].next</c>; null when the location in the file is enough.
    /// </summary>
    public string? ModelPath { get; private init; }

    /// <summary>Related locations of the diagnostic, such as the first of two duplicates.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; private init; } = [];

    /// <summary>Fixes that a program can apply, the most likely one first.</summary>
    public IReadOnlyList<DiagnosticFix> Fixes { get; private init; } = [];

    /// <summary>Why the diagnostic is suppressed, from the user's configuration; null for an active diagnostic.</summary>
    public string? SuppressionReason { get; private init; }

    /// <summary>True if the source line is not shown, because it may contain a secret.</summary>
    public bool HidesSource { get; private init; }

    /// <summary>The same diagnostic, whose source line is not shown.</summary>
    public Diagnostic WithHiddenSource() => new(Descriptor, Location, Message, Severity)
    {
        ModelPath = ModelPath,
        Related = Related,
        Fixes = Fixes,
        SuppressionReason = SuppressionReason,
        HidesSource = true,
    };

    /// <summary>The same diagnostic with a path in the model.</summary>
    public Diagnostic WithModelPath(string? modelPath) => Copy(Severity, modelPath, Related, Fixes, SuppressionReason);

    /// <summary>The same diagnostic with one more related location.</summary>
    public Diagnostic WithRelated(Location location, string message) =>
        Copy(Severity, ModelPath, [.. Related, new RelatedLocation(location, message)], Fixes, SuppressionReason);

    /// <summary>The same diagnostic with one more fix; null adds none.</summary>
    public Diagnostic WithFix(DiagnosticFix? fix) =>
        fix is null ? this : Copy(Severity, ModelPath, Related, [.. Fixes, fix], SuppressionReason);

    /// <summary>The same diagnostic with another severity.</summary>
    public Diagnostic WithSeverity(DiagnosticSeverity severity) => Copy(severity, ModelPath, Related, Fixes, SuppressionReason);

    /// <summary>The same diagnostic, suppressed for the given reason.</summary>
    public Diagnostic WithSuppression(string reason) => Copy(Severity, ModelPath, Related, Fixes, reason);

    /// <summary><c>file:line:column: error CODE: message</c>.</summary>
    public override string ToString()
    {
        var location = Location.HasPosition ? Location.ToString() : ModelPath ?? Location.ToString();
        var severity = Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return location.Length == 0 ? $"{severity} {Code}: {Message}" : $"{location}: {severity} {Code}: {Message}";
    }

    private Diagnostic Copy(
        DiagnosticSeverity severity,
        string? modelPath,
        IReadOnlyList<RelatedLocation> related,
        IReadOnlyList<DiagnosticFix> fixes,
        string? suppressionReason) =>
        new(Descriptor, Location, Message, severity)
        {
            ModelPath = modelPath,
            Related = related,
            Fixes = fixes,
            SuppressionReason = suppressionReason,
            HidesSource = HidesSource,
        };
}
