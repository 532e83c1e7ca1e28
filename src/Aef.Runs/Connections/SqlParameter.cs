namespace Aef.Runs.Connections;

/// <summary>A parameter in a statement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsName">True for <c>:"name"</c>, which becomes a quoted name; false for <c>:name</c>, which is a value.</param>
/// <param name="Start">The offset in the text of the script.</param>
/// <param name="Length">The length in the text.</param>
internal sealed record SqlParameter(string Name, bool IsName, int Start, int Length);
