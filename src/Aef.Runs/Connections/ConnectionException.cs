using Aef.Documents.Diagnostics;

namespace Aef.Runs.Connections;

/// <summary>A connection cannot be opened or a statement cannot be prepared; the diagnostic states why, and how to fix it.</summary>
public sealed class ConnectionException : Exception
{
    /// <summary>Creates an exception for a problem.</summary>
    public ConnectionException(Diagnostic diagnostic)
        : base(diagnostic?.Message)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        Diagnostic = diagnostic;
    }

    /// <summary>Creates an exception for a problem and its cause.</summary>
    public ConnectionException(Diagnostic diagnostic, Exception innerException)
        : base(diagnostic?.Message, innerException)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        Diagnostic = diagnostic;
    }

    /// <summary>The problem.</summary>
    public Diagnostic Diagnostic { get; }

    /// <summary>The message with its remedy, for logs and failures of steps.</summary>
    public string FullMessage => Diagnostic.Descriptor.Remedy is { } remedy ? $"{Message} {remedy}" : Message;
}
