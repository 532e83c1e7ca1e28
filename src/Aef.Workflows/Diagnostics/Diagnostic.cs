namespace Aef.Workflows.Diagnostics;

/// <summary>One finding: what, where, and how bad.</summary>
public sealed class Diagnostic
{
    /// <summary>Makes a finding; <see cref="DiagnosticDescriptor.At"/> is the usual way.</summary>
    public Diagnostic(DiagnosticDescriptor descriptor, Location location, string message, string? modelPath = null, IReadOnlyList<RelatedLocation>? related = null)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        ArgumentNullException.ThrowIfNull(location);
        Descriptor = descriptor;
        Location = location;
        Message = message;
        ModelPath = modelPath;
        Related = related ?? [];
    }

    /// <summary>The kind of finding.</summary>
    public DiagnosticDescriptor Descriptor { get; }

    /// <summary>The code, such as <c>AEF3004</c>.</summary>
    public string Code => Descriptor.Code;

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity => Descriptor.Severity;

    /// <summary>The message, in one line.</summary>
    public string Message { get; }

    /// <summary>Where it is.</summary>
    public Location Location { get; }

    /// <summary>The path in the model, such as <c>levels[0].threads[1].steps[2].next</c>; null when the place in the file says it all.</summary>
    public string? ModelPath { get; }

    /// <summary>Other places that belong to the finding, such as the first of two duplicates.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; }

    /// <summary>The same finding with a path in the model.</summary>
    public Diagnostic WithModelPath(string? modelPath) => new(Descriptor, Location, Message, modelPath, Related);

    /// <summary>The same finding with one more related place.</summary>
    public Diagnostic WithRelated(Location location, string message) => new(Descriptor, Location, Message, ModelPath, [.. Related, new RelatedLocation(location, message)]);

    /// <summary><c>file:line:column: error CODE: message</c>.</summary>
    public override string ToString()
    {
        var place = Location.HasPosition ? Location.ToString() : ModelPath ?? Location.ToString();
        var severity = Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" };
        return place.Length == 0 ? $"{severity} {Code}: {Message}" : $"{place}: {severity} {Code}: {Message}";
    }
}
