namespace stemma {}
