namespace Aef.Workflows.Engine.Effects;

/// <summary>Whom a call is made for, in the terms of a host: hosts that need it derive a record from this one and create it with an <see cref="ICallContextSource"/>.</summary>
public abstract record CallContext;
