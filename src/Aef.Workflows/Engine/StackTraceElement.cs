namespace Aef.Workflows.Engine;

/// <summary>One location of an error's stack trace, innermost first.</summary>
/// <param name="Step">The name of the step.</param>
/// <param name="Routine">The name of the routine.</param>
/// <param name="Line">The line in the source, counted from 1; 0 when the tree has no source.</param>
/// <param name="Column">The column, counted from 1; 0 when unknown.</param>
/// <param name="Length">The length in bytes; 0 when unknown.</param>
/// <param name="Info">The step itself.</param>
public sealed record StackTraceElement(string Step, string Routine, long Line, long Column, long Length, StepInfo Info);
