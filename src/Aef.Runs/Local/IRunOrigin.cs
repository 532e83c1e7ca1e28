namespace Aef.Runs.Local;

/// <summary>The record of a run.</summary>
internal interface IRunOrigin
{
    /// <summary>The id of the record.</summary>
    string RunId { get; }
}
