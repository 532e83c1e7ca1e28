namespace Aef.Google.Rest.Common;

/// <summary>The answer of a method that returns nothing, and the body of a custom method without parameters: <c>{}</c>.</summary>
public sealed record Empty;
