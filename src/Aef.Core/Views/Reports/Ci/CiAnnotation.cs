using Aef.Documents.Diagnostics;
using Aef.Documents.Text;

namespace Aef.Core.Views.Reports.Ci;

/// <summary>An annotation at a location in the repository, which a runner shows next to the code.</summary>
public sealed class CiAnnotation
{
    /// <summary>Creates an annotation. Positions count from 1; 0 means unknown.</summary>
    public CiAnnotation(
        DiagnosticSeverity severity,
        string title,
        string message,
        string? path = null,
        LinePosition start = default,
        LinePosition end = default)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(message);
        Severity = severity;
        Title = title;
        Message = message;
        Path = path;
        Start = start;
        End = end;
    }

    /// <summary>The severity.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>A code or a short heading.</summary>
    public string Title { get; }

    /// <summary>The message.</summary>
    public string Message { get; }

    /// <summary>The file, absolute or relative to the root of the repository; null when there is none.</summary>
    public string? Path { get; }

    /// <summary>The start of the location.</summary>
    public LinePosition Start { get; }

    /// <summary>The position just after the end of the location.</summary>
    public LinePosition End { get; }

    /// <summary>A diagnostic as an annotation, with its fix.</summary>
    public static CiAnnotation Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var message = diagnostic.Descriptor.Remedy is { } remedy ? $"{diagnostic.Message} {remedy}" : diagnostic.Message;
        var location = diagnostic.Location.HasPosition || diagnostic.ModelPath is null ? message : $"{diagnostic.ModelPath}: {message}";
        return new CiAnnotation(
            diagnostic.Severity,
            diagnostic.Code,
            location,
            diagnostic.Location.Path,
            diagnostic.Location.Start,
            diagnostic.Location.End);
    }
}
