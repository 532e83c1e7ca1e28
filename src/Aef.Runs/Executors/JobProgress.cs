namespace Aef.Runs.Executors;

/// <summary>How far a job is. Values that are null are not known.</summary>
/// <param name="Rows">The rows so far.</param>
/// <param name="Bytes">The bytes so far.</param>
/// <param name="Text">A short description for people, such as <c>3 of 12 files</c>.</param>
public readonly record struct JobProgress(long? Rows, long? Bytes, string? Text);
